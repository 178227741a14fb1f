using Weir.Day.Planning;
using Weir.Jobs;
using Weir.Jobs.Plans;
using Weir.Schedules;

namespace Weir.Day;

/// <summary>Instances of schedules: days of one date that one definition holds for.</summary>
public sealed partial class DayState
{
    private readonly Dictionary<ObjectName, ObjectName> _masters = [];
    private readonly Dictionary<ObjectName, ScheduleDefinition> _instanceSchedules = [];

    /// <summary>The schedule of an instance; <see langword="null"/> of a name that is no instance's.</summary>
    public ObjectName? MasterOf(ObjectName name) => _masters.TryGetValue(name, out var master) ? master : null;

    /// <summary>The days of a date that are instances of a schedule and that are active, in order.</summary>
    public IReadOnlyList<ScheduleDay> InstancesOf(ObjectName schedule, DateOnly date) =>
        [
            .. _scheduleDays
                .Values.Select(day => day.Day)
                .Where(day => day.Date == date && day.Instance is { } instance && instance.Of == schedule)
                .OrderBy(day => day.Name),
        ];

    /// <summary>
    /// What the day of an instance is called that is built next: the same instance is built again under its name, one without properties is
    /// one more, unless it is to be replaced. <see langword="null"/>: there are as many as may be.
    /// </summary>
    public ObjectName? NextName(ScheduleInstance instance, DateOnly date, bool replaces)
    {
        ArgumentNullException.ThrowIfNull(instance);
        for (var number = instance.Properties.Count == 0 ? 1 : 0; number <= CopyName.Most; number++)
        {
            var name = instance.DayName(number);
            var there = FindScheduleDay(name, date);
            var isTaken = there is not null || IsBeingBuilt(name, date) || _schedules.ContainsKey(name);
            if (!isTaken || (instance.IsSame(there?.Day.Instance) && (replaces || instance.Properties.Count > 0)))
            {
                return name;
            }
        }

        return null;
    }

    /// <summary>Puts an instance behind the days that wait to be built, under the name that it has or is given.</summary>
    internal DayBuild? AddBuild(ScheduleDefinition master, ScheduleInstance instance, DateOnly date, DayBuildOrder order)
    {
        if (NextName(instance, date, order.Kind == DayBuildKind.Replace) is not { } name)
        {
            return null;
        }

        _masters[name] = instance.Of;
        return AddBuild(master with { Name = name, Instances = null }, date, order, instance);
    }

    /// <summary>Whether a date has an instance that its definition names, or any where it names none.</summary>
    internal bool HasInstance(ScheduleInstance instance, DateOnly date) =>
        InstancesOf(instance.Of, date).Any(day => day.Instance!.Name == instance.Name && IsBuilt(day.Name, date))
        || Builds
            .Concat(Built)
            .Any(build => build.Date == date && build.Instance is { } other && other.Of == instance.Of && other.Name == instance.Name);

    /// <summary>The build of the same instance that is under way or waits; one without properties is never the same.</summary>
    internal DayBuild? FindBuild(ScheduleInstance instance, DateOnly date) =>
        instance.Properties.Count == 0
            ? null
            : Builds.Concat(Built).FirstOrDefault(build => build.Date == date && instance.IsSame(build.Instance));

    /// <summary>A day is known to be an instance of a schedule.</summary>
    private void NoteInstance(ObjectName name, ScheduleInstance? instance)
    {
        if (instance is not null)
        {
            _masters[name] = instance.Of;
        }
    }

    private void ForgetInstance(ObjectName name)
    {
        if (_masters.ContainsKey(name) && !_scheduleDays.Keys.Any(day => day.Name == name))
        {
            _masters.Remove(name);
            _instanceSchedules.Remove(name);
        }
    }
}
