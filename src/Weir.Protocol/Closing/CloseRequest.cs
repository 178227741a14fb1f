namespace Weir.Protocol.Closing;

/// <summary>What is asked for with <c>POST /v1/close</c>.</summary>
public sealed record CloseRequest
{
    /// <summary>Why: everybody who waits reads it. At most 200 characters.</summary>
    public string? Text { get; set; }

    /// <summary>Service groups of the active policy whose jobs go all the same.</summary>
    public IReadOnlyList<string>? Except { get; set; }
}
