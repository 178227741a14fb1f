namespace Weir.ThruPut;

/// <summary>An answer, or one part of it.</summary>
public abstract record ThruPutReply
{
    /// <summary>The code of the request it answers; where that could not be read, what stood there.</summary>
    public virtual string TypeCode { get; init; } = "";

    /// <summary>The request's own mark.</summary>
    public string RequestId { get; init; } = "";

    /// <summary>The server's time.</summary>
    public ThruPutTime DateTime { get; init; }

    /// <summary>The layout of the body, from 1.</summary>
    public int DataVersion { get; init; } = 1;

    /// <summary>Whether no further part follows.</summary>
    public bool Last { get; init; } = true;
}
