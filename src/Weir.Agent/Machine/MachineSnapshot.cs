using Weir.Jobs;

namespace Weir.Agent.Machine;

/// <summary>What is true of the machine, whatever the job.</summary>
/// <param name="WaiterGrace">How long a process that waits in place has to come back.</param>
/// <param name="OnLeftovers">What becomes of processes that outlive a command, where nothing else is said.</param>
/// <param name="Processors">How many processors it has.</param>
/// <param name="MemoryKibibytes">How much memory it has.</param>
internal sealed record MachineSnapshot(TimeSpan WaiterGrace, OnLeftovers OnLeftovers, int Processors, long MemoryKibibytes);
