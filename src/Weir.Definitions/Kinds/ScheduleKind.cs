using Weir.Definitions.Reading;
using Weir.Definitions.Writing;
using Weir.Jobs;
using Weir.Schedules;
using Weir.Schedules.Events;

namespace Weir.Definitions.Kinds;

/// <summary><c>kind: schedule</c>.</summary>
public static class ScheduleKind
{
    /// <summary>As definitions and the store spell it.</summary>
    public const string Word = "schedule";

    private const int MostKept = 3650;

    private static readonly string[] s_order = ["arrival", "critical-path"];
    private static readonly string[] s_overlap = ["allow", "skip", "queue", "latest"];
    private static readonly string[] s_missed = ["skip", "latest", "all"];
    private static readonly TimeSpan s_minute = TimeSpan.FromMinutes(1);

    /// <summary>Its row in <see cref="DefinitionKinds.All"/>.</summary>
    public static DefinitionKind Kind { get; } = new(Word, order: 7, (keys, _, made) => Read(keys, made));

    /// <summary>The definition of one.</summary>
    public static Definition Define(ScheduleDefinition schedule) =>
        new(
            Kind,
            schedule.Name.Text,
            schedule,
            new EntryList()
                .Add("name", schedule.Name.Text)
                .AddUnless(false, "hold", schedule.Hold)
                .AddUnless("", "description", schedule.Description)
                .AddUnless("00:00", "startTime", CalendarText.Text(schedule.StartTime))
                .AddGiven("mustEndBy", schedule.MustEndBy is { } end ? CalendarText.Text(end) : null)
                .AddGiven("zone", schedule.Zone?.Zone)
                .AddGiven("workdays", Workdays(schedule.Workdays))
                .AddSome("holidays", [.. schedule.Holidays.Select(name => name.Text)])
                .AddInstances(schedule.Instances)
                .AddUnless(false, "subSchedule", schedule.SubSchedule)
                .AddGiven("build", schedule.Build is { } build ? Entries(build) : null)
                .AddUnless(false, "buildHeld", schedule.BuildHeld)
                .AddGiven("keepDays", schedule.KeepDays)
                .AddUnless(s_order[0], "order", s_order[(int)schedule.Order])
                .AddUnless(s_overlap[0], "overlap", s_overlap[(int)schedule.Overlap])
                .AddGiven("missed", schedule.Missed == MissedStarts.LatestOfADay ? null : Entries(schedule.Missed))
                .AddFrequencies(schedule.Frequencies)
                .AddReactions(schedule.On)
        );

    private static Definition? Read(MappingReader keys, Func<Func<Definition>, Definition?> made)
    {
        var name = keys.NeededName("name");
        var hold = keys.Flag("hold");
        var description = keys.Description();
        var schedule = new ScheduleDefinition(name, hold, description)
        {
            StartTime = keys.Parsed<TimeOnly>("startTime", CalendarText.TimeOfDay, CalendarText.TryTime) ?? default,
            MustEndBy = keys.Parsed<TimeOnly>("mustEndBy", CalendarText.TimeOfDay, CalendarText.TryTime),
            Zone = Zone(keys),
            Workdays = Workdays(keys),
            Holidays = [.. keys.List<ObjectName>("holidays", "names of calendars", ObjectName.TryParse).Distinct()],
            Instances = InstanceKeys.Read(keys),
            SubSchedule = SubSchedule(keys, name),
            Build = keys.Has("build") ? Build(keys.Inner("build", "ahead, days")) : null,
            BuildHeld = keys.Flag("buildHeld"),
            KeepDays = keys.Number("keepDays", 0, MostKept),
            Order = (ScheduleOrder)keys.Word("order", s_order),
            Overlap = (Overlap)keys.Word("overlap", s_overlap),
            Missed = keys.Has("missed") ? Missed(keys.Inner("missed", "start, within, most")) : MissedStarts.LatestOfADay,
            Frequencies = FrequencyUses.Read(keys, RunComponentsText.OfSchedule(name)),
            On = ReactionText.Read(keys, EventTriggers.OfSchedules, name.Text, EventScope.Sample(name, null)),
        };
        return made(() => Define(schedule));
    }

    private static bool SubSchedule(MappingReader keys, ObjectName name)
    {
        const string Key = "subSchedule";
        if (!keys.Flag(Key))
        {
            return false;
        }

        keys.Refuse("build", "the days of a sub-schedule are built with those of its containers");
        keys.Refuse("instances", "a sub-schedule has an instance in each of its containers, with their properties");
        if (name == ScheduleDefinition.AdHoc)
        {
            keys.AddFaultAt(Key, "AdHoc makes itself and runs in no container: leave subSchedule out");
        }

        return true;
    }

    private static IReadOnlyCollection<string>? Workdays(IReadOnlyList<DayOfWeek> workdays) =>
        workdays.Order().SequenceEqual(ScheduleDefinition.StandardWorkdays) ? null : [.. workdays.Select(CalendarText.Text)];

    private static IReadOnlyList<DayOfWeek> Workdays(MappingReader keys)
    {
        const string Key = "workdays";
        IReadOnlyList<DayOfWeek> workdays =
        [
            .. keys.List<DayOfWeek>(Key, CalendarText.Weekdays, CalendarText.TryWeekday).Distinct().Order(),
        ];
        if (keys.Has(Key) && workdays.Count == 0)
        {
            keys.AddFault(new Scalar(keys.PlaceOf(Key), ""), Key, $"at least one of {CalendarText.Weekdays}");
        }

        return keys.Has(Key) ? workdays : ScheduleDefinition.StandardWorkdays;
    }

    private static BusinessDay? Zone(MappingReader keys)
    {
        const string Allowed = "the name of a time zone such as Europe/Berlin";
        if (keys.Text("zone", Allowed) is not { } text)
        {
            return null;
        }

        if (BusinessDay.TryIn(text, out var day))
        {
            return day;
        }

        keys.AddFault(new Scalar(keys.PlaceOf("zone"), text), "zone", Allowed);
        return null;
    }

    private static BuildAhead Build(MappingReader keys)
    {
        var build = new BuildAhead(keys.Number("ahead", 0, BuildAhead.Most) ?? 0, keys.Number("days", 1, BuildAhead.Most) ?? 1);
        keys.End();
        return build;
    }

    private static EntryList Entries(BuildAhead build) => new EntryList().Add("ahead", build.Ahead).Add("days", build.Days);

    private static MissedStarts Missed(MappingReader keys)
    {
        var missed = new MissedStarts(
            keys.Has("start") ? (MissedChoice)keys.Word("start", s_missed) : MissedChoice.Latest,
            DurationKeys.Read(keys, "within", s_minute, MissedStarts.LongestWithin) ?? MissedStarts.StandardWithin,
            keys.Number("most", 1, MissedStarts.LargestMost) ?? MissedStarts.StandardMost
        );
        keys.End();
        return missed;
    }

    private static EntryList Entries(MissedStarts missed) =>
        new EntryList()
            .Add("start", s_missed[(int)missed.Choice])
            .AddUnless(DurationText.ToText(MissedStarts.StandardWithin), "within", DurationText.ToText(missed.Within))
            .AddUnless(MissedStarts.StandardMost, "most", missed.Most);
}
