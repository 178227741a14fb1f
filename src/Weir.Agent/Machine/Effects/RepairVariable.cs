namespace Weir.Agent.Machine;

/// <summary>Write into a variable that was lost what the job does, as soon as that can be done.</summary>
internal sealed record RepairVariable : JobEffect;
