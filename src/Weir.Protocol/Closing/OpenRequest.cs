namespace Weir.Protocol.Closing;

/// <summary>What is asked for with <c>POST /v1/open</c>.</summary>
public sealed record OpenRequest
{
    /// <summary>Why; kept with the action. At most 200 characters.</summary>
    public string? Text { get; set; }

    /// <summary>Whether each machine gets a portion of starts at a time, until nothing waits for it any more.</summary>
    public bool Gradually { get; set; }
}
