namespace Weir.Console;

/// <summary>A link that shows only jobs of some state.</summary>
/// <param name="Text">What it is called.</param>
/// <param name="Address">Where it leads.</param>
/// <param name="Chosen">Whether it is the one shown.</param>
/// <param name="Count">How many there are, where that is known.</param>
public sealed record StateFilter(string Text, string Address, bool Chosen, int? Count);
