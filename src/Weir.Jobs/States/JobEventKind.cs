namespace Weir.Jobs;

/// <summary>A kind of line in a job's history, and what it does to the job.</summary>
/// <param name="code">The stable word that the history shows.</param>
/// <param name="holds">What it does to the holds on the job.</param>
/// <param name="outcomes">The states that it may bring the job to; none where the state stays.</param>
public sealed class JobEventKind(string code, HoldEffect holds = HoldEffect.None, params JobState[] outcomes)
{
    public string Code { get; } = code;

    public HoldEffect Holds { get; } = holds;

    public IReadOnlyList<JobState> Outcomes { get; } = outcomes;

    /// <inheritdoc/>
    public override string ToString() => Code;
}
