namespace Weir.Day.Inputs;

/// <summary>How many facts of each machine the store has set aside: it was purged.</summary>
/// <param name="Counts">By machine; those without any are left out.</param>
public sealed record SetAsideCounted(IReadOnlyDictionary<string, int> Counts) : Input;
