using Weir.Jobs;

namespace Weir.Day.Dependencies;

/// <summary>The jobs of one schedule's day that others depend on, or may.</summary>
internal sealed class ScheduleDayJobs(ObjectName schedule, DateOnly date)
{
    public ObjectName Schedule { get; } = schedule;

    public DateOnly Date { get; } = date;

    public Dictionary<ObjectName, Predecessor> ByName { get; } = [];

    /// <summary>Dependencies on all names of a pattern.</summary>
    public HashSet<DependencyEdge> Patterns { get; } = [];

    /// <summary>Whether it began while this server ran, or the store has told all of it: of no name is anything missing.</summary>
    public bool IsKnown { get; set; }

    /// <summary>Whether nobody depends on any of its jobs.</summary>
    public bool IsFree => Patterns.Count == 0 && ByName.Values.All(name => name.Edges.Count == 0);

    public Predecessor Predecessor(ObjectName name)
    {
        if (!ByName.TryGetValue(name, out var found))
        {
            ByName.Add(name, found = new Predecessor(name) { IsKnown = IsKnown });
        }

        return found;
    }
}
