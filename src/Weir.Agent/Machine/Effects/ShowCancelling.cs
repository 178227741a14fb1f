using Weir.Jobs;

namespace Weir.Agent.Machine;

/// <summary>Tell its shepherd who cancels it, and why.</summary>
/// <param name="By">Who.</param>
internal sealed record ShowCancelling(Actor? By) : JobEffect;
