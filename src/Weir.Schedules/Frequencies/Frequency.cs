using Weir.Jobs;

namespace Weir.Schedules.Frequencies;

/// <summary>On which dates a job comes, at which times of them, and what is watched of its runs.</summary>
public sealed record Frequency
{
    /// <summary>The most working days that an offset may count, either way.</summary>
    public const int MostOffset = 15;

    /// <summary>The dates before working days and calendars are looked at.</summary>
    public required DateRule Dates { get; init; }

    /// <summary>Whether non-working days are looked at; <see langword="null"/> is the rule's own way.</summary>
    public DayType? Days { get; init; }

    /// <summary>What becomes of a date that is no working day; <see langword="null"/> is the rule's own way.</summary>
    public NonWorkingDay? NonWorking { get; init; }

    /// <summary>A calendar whose dates are taken away, and where no date is moved to.</summary>
    public ObjectName? Except { get; init; }

    /// <summary>
    /// So many working days after the date, or before it where negative; for begin and end of a period and plans of the year.
    /// One that leaves the period names no date in it.
    /// </summary>
    public int Offset { get; init; }

    /// <summary>The first date.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last date.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Dates on which it comes whatever else is said.</summary>
    public IReadOnlyList<DateOnly> Include { get; set; } = [];

    /// <summary>Dates on which it does not come, unless they are included.</summary>
    public IReadOnlyList<DateOnly> Exclude { get; set; } = [];

    /// <summary>Months, 1 to 12, in which it does not come, unless a date is included.</summary>
    public IReadOnlyList<int> ExcludeMonths { get; set; } = [];

    /// <summary>What becomes of its jobs on its dates.</summary>
    public BuildStatus Build { get; init; }

    /// <summary>At which times of a date its runs start, and what is watched of them.</summary>
    public RunTiming Timing { get; set; } = RunTiming.AtOnce;

    /// <summary>What its runs have beside what their job definition says.</summary>
    public RunComponents Components { get; init; } = RunComponents.None;
}
