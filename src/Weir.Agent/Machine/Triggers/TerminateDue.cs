namespace Weir.Agent.Machine;

/// <summary>Its processes are to be asked to end again: there was none yet.</summary>
/// <param name="Grace">How long they have.</param>
/// <param name="Since">When they were asked first.</param>
internal sealed record TerminateDue(TimeSpan Grace, TimeSpan Since) : JobTrigger
{
    /// <inheritdoc />
    public override string Doing => "ending";
}
