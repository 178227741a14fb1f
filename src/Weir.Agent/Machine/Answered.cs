namespace Weir.Agent.Machine;

/// <summary>The submitter of a job that may go has its answer.</summary>
internal sealed record Answered : JobHappening
{
    /// <inheritdoc />
    public override string Doing => "starting";
}
