namespace Weir.Agent.Machine;

/// <summary>Follow the process over it.</summary>
/// <param name="Holder">The process that the job's lock names: only watched, where none is known.</param>
internal sealed record WatchSupervisor(int? Holder) : JobEffect;
