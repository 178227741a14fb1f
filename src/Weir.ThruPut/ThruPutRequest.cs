namespace Weir.ThruPut;

/// <summary>A question: one of nine kinds.</summary>
public abstract record ThruPutRequest
{
    /// <summary>The longest id that is echoed.</summary>
    public const int LongestId = 64;

    /// <summary>Which of the nine it is.</summary>
    public abstract ThruPutType Type { get; }

    /// <summary>The client's own mark, which comes back as the reply's; eight hexadecimal digits in the original.</summary>
    public string RequestId { get; init; } = "";

    /// <summary>When the client asked, by its own clock; <see langword="null"/> where it did not say.</summary>
    public ThruPutTime? DateTime { get; init; }

    /// <summary>The layout of the reply's body that the client wants, from 1.</summary>
    public int DataVersion { get; init; } = 1;

    /// <summary>
    /// <see langword="true"/> where a page refreshes itself, <see langword="false"/> where a person asked; changes no answer.
    /// </summary>
    public bool? Auto { get; init; }
}
