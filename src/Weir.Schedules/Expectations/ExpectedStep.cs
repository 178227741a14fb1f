namespace Weir.Schedules.Expectations;

/// <summary>A job that is not over, for working out when it will be.</summary>
/// <param name="Key">Its tracking number.</param>
/// <param name="Earliest">It does not start, or did not start, before.</param>
/// <param name="Usual">How long it usually takes.</param>
/// <param name="High">How long it takes where it takes long.</param>
/// <param name="After">The others that it waits for.</param>
public sealed record ExpectedStep(int Key, DateTimeOffset Earliest, TimeSpan Usual, TimeSpan High, IReadOnlyList<ExpectedLink> After)
{
    /// <summary>Now, of a job that runs: it has not ended before.</summary>
    public DateTimeOffset? NotEndedBefore { get; init; }

    /// <summary>Whether it may well come later: somebody holds it, or nobody knows how long it takes.</summary>
    public bool IsOpen { get; init; }
}
