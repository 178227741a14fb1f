using Weir.Jobs.Facts;

namespace Weir.Day.Inputs;

/// <summary>A fact that was set aside is tried again: this version may know it, or what stood against it is gone.</summary>
/// <param name="Machine">The agent's machine.</param>
/// <param name="Fact">The fact with its sequence, which was passed over.</param>
public sealed record FactRetried(string Machine, SequencedFact Fact) : Input;
