namespace Weir.Jobs.Plans;

/// <summary>
/// What a planned job has from its job definition, kept with it: a change of the definition reaches later days only (the original's master
/// and daily tables).
/// </summary>
public sealed record JobPlan
{
    /// <summary>
    /// What it runs; <see langword="null"/> of a container job, and of one that runs elsewhere: pings say when that starts and how it ends.
    /// </summary>
    public PlannedCommand? Command { get; init; }

    /// <summary>The sub-schedule that runs in it, where it is a container job; else <see langword="null"/>.</summary>
    public ContainerPlan? Container { get; init; }

    /// <summary>The frequency that planned it; <see langword="null"/>: somebody added it.</summary>
    public string? Frequency { get; init; }

    /// <summary>
    /// How long the way from its start to the end of its day takes, over those that wait for it; <see langword="null"/> where its schedule
    /// does not go by that.
    /// </summary>
    public TimeSpan? Way { get; init; }

    /// <summary>The times of the day in which it may start; none is at any time.</summary>
    public IReadOnlyList<StartWindow> Windows { get; set; } = [];

    /// <summary>What its machine looks at before it starts; <see langword="null"/> is nothing.</summary>
    public PlannedConditions? Conditions { get; init; }

    /// <summary>Whether its machine has said that they are true.</summary>
    public bool ConditionsMet { get; init; }

    /// <summary>By how much its start time was moved forward when an operator started its schedule.</summary>
    public TimeSpan? StartedEarlier { get; init; }

    /// <summary>Whether it is passed over once nothing else holds it; those that wait for it go on.</summary>
    public bool Skip { get; init; }

    /// <summary>Its failed runs are repeated; <see langword="null"/>: they are not.</summary>
    public Retry? Retry { get; init; }

    /// <summary>The instance of its schedule that it is of; <see langword="null"/>: the schedule has one day a date.</summary>
    public ScheduleInstance? Instance { get; init; }

    /// <summary>It runs again some time after its end; <see langword="null"/>: it does not.</summary>
    public RunAgain? Again { get; init; }

    /// <summary>How many runs before this one failed and were repeated.</summary>
    public int Attempt { get; init; }
}
