namespace Weir.Agent.Machine;

/// <summary>Note that the machine is too short of something to start it.</summary>
/// <param name="Error">The system's number of it.</param>
internal sealed record RecordShortage(int Error) : JobEffect;
