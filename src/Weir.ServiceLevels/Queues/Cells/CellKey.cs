namespace Weir.ServiceLevels.Queues;

/// <summary>What the jobs of a cell have in common.</summary>
/// <param name="Group">The group's index.</param>
/// <param name="Priority">Their priority where the policy looks at it first, else 0.</param>
/// <param name="Exceptional">Whether they are exceptional.</param>
/// <param name="Lane">Their lane; <see langword="null"/> where they are held.</param>
/// <param name="Clock">Their clock; <see langword="null"/> where their ageing stands still.</param>
internal readonly record struct CellKey(int Group, int Priority, bool Exceptional, Lane? Lane, AgeClock? Clock);
