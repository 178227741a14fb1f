using Weir.Capacity;
using Weir.Jobs;
using Weir.Schedules;
using Weir.Schedules.Frequencies;
using Weir.Tracking.Variables;

namespace Weir.Definitions.Checks;

/// <summary>Frequencies and calendars that are named and not defined: of all definitions in force together.</summary>
public static class UnknownNames
{
    /// <summary>Each definition that names one, and what is wrong with it, in the order given.</summary>
    public static IReadOnlyList<(Definition Definition, string Text)> Find(IEnumerable<Definition> definitions)
    {
        List<Definition> all = [.. definitions];
        var frequencies = all.Select(definition => definition.Subject)
            .OfType<FrequencyDefinition>()
            .Select(known => known.Name)
            .ToHashSet();
        var calendars = all.Select(definition => definition.Subject).OfType<Calendar>().Select(known => known.Name).ToHashSet();
        return
        [
            .. from definition in all
            from text in UsesOf(definition.Subject)
                .Where(use => use.Name is { } name && !frequencies.Contains(name))
                .Select(use => Text("frequency", use.Name!.Value, frequencies))
                .Concat(
                    CalendarsOf(definition.Subject)
                        .Where(name => !calendars.Contains(name))
                        .Distinct()
                        .Select(name => Text("calendar", name, calendars))
                )
            select (definition, $"{definition} names {text}"),
        ];
    }

    private static IReadOnlyList<FrequencyUse> UsesOf(object subject) =>
        subject switch
        {
            JobDefinition job => job.Frequencies,
            ScheduleDefinition schedule => schedule.Frequencies,
            _ => [],
        };

    private static IEnumerable<ObjectName> CalendarsOf(object subject) =>
        subject switch
        {
            FrequencyDefinition named => CalendarsOf(named.Frequency),
            ScheduleDefinition schedule => schedule.Holidays.Concat(OfOwn(schedule.Frequencies)),
            JobDefinition job => OfOwn(job.Frequencies),
            VariableDefinition { Source: DateValue { Calendar: { } calendar } } => [calendar],
            MachineDefinition machine => CalendarsOf(machine.Capacity),
            SetDefinition set => CalendarsOf(set.Limit).Concat(CalendarsOf(set.LimitAllSites)),
            PolicyDefinition policy => policy.Capacity.Limits.SelectMany(limit =>
                CalendarsOf(limit.Limit).Concat(CalendarsOf(limit.LimitAllSites))
            ),
            _ => [],
        };

    private static IEnumerable<ObjectName> CalendarsOf(CapacityLimit? limit) =>
        (limit?.Windows ?? []).Select(window => window.Calendar).OfType<ObjectName>();

    private static IEnumerable<ObjectName> OfOwn(IEnumerable<FrequencyUse> uses) =>
        uses.Select(use => use.Own).OfType<Frequency>().SelectMany(CalendarsOf);

    private static IEnumerable<ObjectName> CalendarsOf(Frequency frequency)
    {
        if (frequency.Dates is AnnualPlanRule plan)
        {
            yield return plan.Calendar;
        }

        if (frequency.Except is { } except)
        {
            yield return except;
        }
    }

    private static string Text(string kind, ObjectName name, HashSet<ObjectName> known)
    {
        var meant = Reading.ClosestMatch.Find(name.Text, known.Select(one => one.Text)) is { } near ? $"; did you mean {near}?" : "";
        var allowed = known.Count == 0 ? "none is defined" : $"defined are {string.Join(", ", known.Order().Take(20))}";
        return $"{kind} {name}, which there is not: {allowed}{meant}";
    }
}
