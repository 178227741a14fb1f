using Weir.Jobs;
using Weir.Schedules.Events;

namespace Weir.Server.Events;

/// <summary>What one definition has done, and in whose name.</summary>
internal sealed record Reactions(Actor Owner, IReadOnlyList<Reaction> On);
