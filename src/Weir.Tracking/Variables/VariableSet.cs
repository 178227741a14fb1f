using Weir.Jobs;

namespace Weir.Tracking.Variables;

/// <summary>All variables, and the calendars that their dates go by.</summary>
public sealed class VariableSet
{
    private readonly ILookup<ObjectName, VariableDefinition> _byName;
    private readonly IReadOnlyDictionary<ObjectName, IReadOnlySet<DateOnly>> _calendars;

    public VariableSet(IEnumerable<VariableDefinition> variables, IReadOnlyDictionary<ObjectName, IReadOnlySet<DateOnly>>? calendars = null)
    {
        All = [.. variables];
        _byName = All.ToLookup(variable => variable.Name);
        HasLocalDataArea = All.Any(variable => variable.LocalDataArea is not null);
        _calendars = calendars ?? new Dictionary<ObjectName, IReadOnlySet<DateOnly>>();
    }

    /// <summary>None.</summary>
    public static VariableSet Empty { get; } = new([]);

    /// <summary>All of them, in no order.</summary>
    public IReadOnlyList<VariableDefinition> All { get; }

    /// <summary>Whether any is written into the local data area of jobs.</summary>
    public bool HasLocalDataArea { get; }

    /// <summary>
    /// What a name stands for: the variable that is nearest, or with <see langword="null"/> a property that was given, which is nearer than
    /// all that are not of a job. <see langword="false"/>: nothing is called so there.
    /// </summary>
    public bool TryFind(ObjectName name, VariableContext context, out VariableDefinition? variable)
    {
        ArgumentNullException.ThrowIfNull(context);
        variable = _byName[name].Where(one => one.Scope.RankFor(context) > 0).MaxBy(one => one.Scope.RankFor(context));
        if (!context.Given.ContainsKey(name))
        {
            return variable is not null;
        }

        variable = variable?.Scope.RankFor(context) > VariableScope.RankOfProperties ? variable : null;
        return true;
    }

    /// <summary>Those that are written into the local data area of a job, by place; of one name the nearest.</summary>
    public IReadOnlyList<VariableDefinition> OfLocalDataArea(VariableContext context) =>
        [
            .. All.Where(variable =>
                    variable.LocalDataArea is not null && TryFind(variable.Name, context, out var nearest) && nearest == variable
                )
                .OrderBy(variable => variable.LocalDataArea!.Start)
                .ThenBy(variable => variable.Name),
        ];

    /// <summary>Whether a date is a working day: none of a weekend, and none of the calendar.</summary>
    public bool IsWorkingDay(DateOnly date, ObjectName? calendar) =>
        date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)
        && !(calendar is { } name && _calendars.TryGetValue(name, out var dates) && dates.Contains(date));

    /// <summary>Whether a calendar is known here.</summary>
    public bool HasCalendar(ObjectName calendar) => _calendars.ContainsKey(calendar);
}
