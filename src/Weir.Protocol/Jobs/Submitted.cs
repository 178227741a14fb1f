namespace Weir.Protocol.Jobs;

/// <summary>The answer to a submission, given when it is durable.</summary>
/// <param name="Number">Tracking number; <see langword="null"/> where it was captured instead of run.</param>
/// <param name="Warning">What the submitter should know, or <see langword="null"/>.</param>
public sealed record Submitted(int? Number, string? Warning)
{
    /// <summary>The id of the capture that it is, where it was captured instead of run.</summary>
    public string? Captured { get; set; }
}
