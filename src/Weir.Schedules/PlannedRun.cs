using Weir.Jobs;
using Weir.Jobs.Plans;

namespace Weir.Schedules;

/// <summary>One run that a schedule plans for a job on a date. Instants are UTC.</summary>
public sealed record PlannedRun
{
    /// <summary>What the schedule knows about the job.</summary>
    public required JobDefinition Job { get; init; }

    /// <summary>The schedule's date, not always that of <see cref="Start"/>.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>The name of the frequency that brings it; <see langword="null"/> where it is the job's or schedule's own.</summary>
    public ObjectName? Frequency { get; init; }

    /// <summary>What becomes of it: released, held or to be skipped.</summary>
    public required BuildStatus Status { get; init; }

    /// <summary>Not to be started before.</summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary>Missed, where it has not been let go by then.</summary>
    public DateTimeOffset? LatestStart { get; init; }

    /// <summary>Late, where it has not started by then.</summary>
    public DateTimeOffset? LateToStart { get; init; }

    /// <summary>Late, where it has not ended by then.</summary>
    public DateTimeOffset? LateToFinish { get; init; }

    /// <summary>It must have ended by then, and a warning comes before.</summary>
    public DateTimeOffset? MustEndBy { get; init; }

    /// <summary>How long it may run before that is told.</summary>
    public TimeSpan? MaximumRunTime { get; init; }

    /// <summary>What of it is watched; <see langword="null"/> is nothing.</summary>
    public JobPromise? Promise =>
        new JobPromise
        {
            LateToStart = LateToStart,
            LateToFinish = LateToFinish,
            MaximumRunTime = MaximumRunTime,
            MustEndBy = MustEndBy,
        }.OrNothing();

    /// <summary>What is done after a failure; <see langword="null"/> is nothing.</summary>
    public Retry? Retry { get; init; }

    /// <summary>It runs again some time after its end; <see langword="null"/>: it does not.</summary>
    public RunAgain? Again { get; init; }

    /// <summary>0 for the first run of the name on the date; the others have the name <c>NAME$0001</c> and so on.</summary>
    public int Instance { get; init; }

    /// <summary>The same run with all its times so much later.</summary>
    public PlannedRun Later(TimeSpan by) =>
        by == TimeSpan.Zero
            ? this
            : this with
            {
                Start = Start + by,
                LatestStart = LatestStart + by,
                LateToStart = LateToStart + by,
                LateToFinish = LateToFinish + by,
                Again = Again is { } again ? again with { Planned = again.Planned + by } : null,
            };

    /// <summary>The name that its job has on the date.</summary>
    public ObjectName Name => CopyName.Create(Job.Name, Instance);
}
