using Weir.Definitions.Kinds;
using Weir.Schedules;

namespace Weir.Definitions.Checks;

/// <summary>What keeps definitions from being in force together, other than <see cref="UnknownNames"/>.</summary>
public static class DefinitionConflicts
{
    /// <summary>Each definition that is wrong among all, and why.</summary>
    /// <param name="all">All definitions that would be in force.</param>
    /// <param name="changes">Which kinds have changed: what only the others could bring is not looked for.</param>
    /// <param name="now">From when on policies are to go together.</param>
    /// <param name="day">The business day, by which policies change.</param>
    public static IEnumerable<(Definition Definition, string Text)> Find(
        IReadOnlyList<Definition> all,
        Func<DefinitionKind, bool> changes,
        DateTimeOffset now,
        BusinessDay day
    )
    {
        ArgumentNullException.ThrowIfNull(all);
        ArgumentNullException.ThrowIfNull(changes);
        var (jobs, schedules) = (changes(JobDefinitionKind.Kind), changes(ScheduleKind.Kind));
        return (changes(PolicyKind.Kind) ? PolicyConflicts.Find(all, now, day) : [])
            .Concat(changes(VariableKind.Kind) || changes(MachineKind.Kind) ? VariableConflicts.Find(all) : [])
            .Concat(changes(SetKind.Kind) || changes(MachineKind.Kind) ? SetConflicts.Find(all) : [])
            .Concat(jobs ? DependencyConflicts.Find(all) : [])
            .Concat(jobs ? CommandConflicts.Find(all) : [])
            .Concat(jobs || schedules || changes(FrequencyKind.Kind) ? FrequencyConflicts.Find(all) : [])
            .Concat(jobs || schedules ? SubScheduleConflicts.Find(all) : []);
    }
}
