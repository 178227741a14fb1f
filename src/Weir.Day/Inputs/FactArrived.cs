using Weir.Jobs.Facts;

namespace Weir.Day.Inputs;

/// <summary>A fact came up from an agent; perhaps not for the first time.</summary>
/// <param name="Machine">The agent's machine.</param>
/// <param name="Fact">The fact with its sequence.</param>
public sealed record FactArrived(string Machine, SequencedFact Fact) : Input;
