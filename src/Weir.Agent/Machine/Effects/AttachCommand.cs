namespace Weir.Agent.Machine;

/// <summary>Know its command, whose end is the job's end.</summary>
/// <param name="ProcessId">Which of the processes below the one over it the command says it is.</param>
internal sealed record AttachCommand(int ProcessId) : JobEffect;
