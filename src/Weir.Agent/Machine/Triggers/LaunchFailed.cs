namespace Weir.Agent.Machine;

/// <summary>It could not be started.</summary>
/// <param name="Code">The stable word for it.</param>
/// <param name="Text">Why.</param>
internal sealed record LaunchFailed(string Code, string Text) : JobTrigger
{
    /// <inheritdoc />
    public override string Doing => "starting";
}
