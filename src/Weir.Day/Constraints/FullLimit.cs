using Weir.Jobs;

namespace Weir.Day.Constraints;

/// <summary>A limit that has no room for what a job needs.</summary>
/// <param name="Need">What it needs.</param>
/// <param name="PerMachine">Whether each machine has the limit for itself.</param>
public sealed record FullLimit(LimitNeed Need, bool PerMachine);
