namespace Weir.Stores.Agent;

/// <summary>The journal's highest values; outlive the rows they came from.</summary>
internal readonly record struct JournalCounters(long LastSequence, long FactsTaken, long LastOrder);
