namespace Weir.Agent.Machine;

/// <summary>The submitter of a job that may go has its answer.</summary>
internal sealed record SubmitterAnswered : JobTrigger
{
    /// <inheritdoc />
    public override string Doing => "starting";
}
