using Weir.Jobs;
using Weir.Schedules.Events;
using Weir.Schedules.Frequencies;

namespace Weir.Schedules;

/// <summary>A schedule: a master plan whose dated, running copies are the day's.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Hold">Whether each of its days begins on hold.</param>
/// <param name="Description">For people.</param>
public sealed record ScheduleDefinition(ObjectName Name, bool Hold = false, string Description = "")
{
    /// <summary>The schedule of the day that makes itself for jobs that have no other.</summary>
    public static ObjectName AdHoc { get; } = ObjectName.Parse("AdHoc");

    /// <summary>For how many days a day that is over is kept where nothing else is said.</summary>
    public const int StandardKeepDays = 7;

    /// <summary>Monday to Friday.</summary>
    public static IReadOnlyList<DayOfWeek> StandardWorkdays { get; } =
    [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    /// <summary>The time of its day at which it starts; offsets of its jobs count from it.</summary>
    public TimeOnly StartTime { get; init; }

    /// <summary>Each of its days must be over when clocks show this time for the first time after its start.</summary>
    public TimeOnly? MustEndBy { get; init; }

    /// <summary>The zone of its dates and times; <see langword="null"/> is the server's.</summary>
    public BusinessDay? Zone { get; init; }

    /// <summary>The weekdays that are working days, unless a calendar of <see cref="Holidays"/> has the date.</summary>
    public IReadOnlyList<DayOfWeek> Workdays { get; set; } = StandardWorkdays;

    /// <summary>Calendars whose dates are no working days.</summary>
    public IReadOnlyList<ObjectName> Holidays { get; set; } = [];

    /// <summary>
    /// The instances that it has on each date; empty where each build makes one; <see langword="null"/> where it has one day a date.
    /// </summary>
    public IReadOnlyList<NamedInstance>? Instances { get; init; }

    /// <summary>Whether its days run in container jobs of other schedules' days, and never by themselves.</summary>
    public bool SubSchedule { get; init; }

    /// <summary>Which of its days are built by themselves; <see langword="null"/> is none.</summary>
    public BuildAhead? Build { get; init; }

    /// <summary>Whether a day that is built is held until somebody releases it.</summary>
    public bool BuildHeld { get; init; }

    /// <summary>For how many days one that is over is kept; <see langword="null"/> leaves it to the server.</summary>
    public int? KeepDays { get; init; }

    /// <summary>What becomes of a planned run whose job still runs from before.</summary>
    public Overlap Overlap { get; init; }

    /// <summary>Which of its jobs goes first where several may.</summary>
    public ScheduleOrder Order { get; init; }

    /// <summary>What becomes of starts that passed while the server was down.</summary>
    public MissedStarts Missed { get; set; } = MissedStarts.LatestOfADay;

    /// <summary>Frequencies of all of its jobs that have none of their own, highest priority first.</summary>
    public IReadOnlyList<FrequencyUse> Frequencies { get; set; } = [];

    /// <summary>What is done when all jobs of one of its days are over, in order.</summary>
    public IReadOnlyList<Reaction> On { get; set; } = [];
}
