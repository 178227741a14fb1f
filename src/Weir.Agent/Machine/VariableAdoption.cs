using Weir.Agent.Variables;

namespace Weir.Agent.Machine;

/// <summary>What came of asking for the variable that an order names.</summary>
/// <param name="Wanted">The variable's name as the order has it.</param>
/// <param name="Claim">The variable that shows the job from now on; <see langword="null"/> where it was refused.</param>
/// <param name="Refusal">Why it was refused.</param>
internal sealed record VariableAdoption(string Wanted, ClaimedVariable? Claim, string? Refusal);
