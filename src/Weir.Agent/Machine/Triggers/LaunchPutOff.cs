namespace Weir.Agent.Machine;

/// <summary>The machine is short of something, and nothing was started.</summary>
/// <param name="Error">The system's number of it.</param>
internal sealed record LaunchPutOff(int Error) : JobTrigger
{
    /// <inheritdoc />
    public override string Doing => "starting";
}
