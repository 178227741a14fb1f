using Weir.Jobs;
using Weir.Jobs.Outputs;
using Weir.Jobs.Plans;
using Weir.Jobs.Thresholds;
using Weir.Schedules.Events;
using Weir.Schedules.Frequencies;

namespace Weir.Schedules;

/// <summary>What a schedule knows about a job before it runs. Its key is the schedule and the name.</summary>
public sealed record JobDefinition
{
    public required ObjectName Name { get; init; }

    public required ObjectName Schedule { get; init; }

    public JobDefinitionType Type { get; set; } = JobDefinitionType.Queued;

    /// <summary>The only machine whose jobs it is for; <see langword="null"/> is every machine.</summary>
    public string? Machine { get; init; }

    /// <summary>Whether each of its jobs begins held, until an operator releases it.</summary>
    public bool Hold { get; init; }

    /// <summary>What it runs, where it is of type batch; else <see langword="null"/>.</summary>
    public PlannedCommand? Command { get; init; }

    /// <summary>The sub-schedule that runs in it, where it is of type container; else <see langword="null"/>.</summary>
    public ContainerPlan? Container { get; init; }

    /// <summary>The other jobs that its jobs depend on.</summary>
    public IReadOnlyList<JobDependency> Dependencies { get; set; } = [];

    /// <summary>The thresholds that its jobs wait for, whichever frequency brings them.</summary>
    public IReadOnlyList<ThresholdNeed> Thresholds { get; set; } = [];

    /// <summary>Expressions that must be true for its jobs to start, whichever frequency brings them.</summary>
    public IReadOnlyList<ExpressionText> Expressions { get; set; } = [];

    /// <summary>Not to be started before this time of the schedule's day.</summary>
    public TimeOnly? NotBefore { get; init; }

    /// <summary>
    /// A job that has not been let go by this time is missed; one that is not after <see cref="NotBefore"/> is of the next day.
    /// </summary>
    public TimeOnly? LatestStart { get; init; }

    /// <summary>Each of its jobs must have ended when clocks show this time for the first time after its start.</summary>
    public TimeOnly? MustEndBy { get; init; }

    /// <summary>Instead of the submission's, where given.</summary>
    public QualifiedName? JobQueue { get; init; }

    /// <summary>Instead of the submission's, where given.</summary>
    public QualifiedName? JobDescription { get; init; }

    /// <summary>Instead of the submission's, where given; 1 goes first, 9 last.</summary>
    public int? Priority { get; init; }

    /// <summary>Needed besides what the submission needs; of two needs of one limit the larger counts.</summary>
    public IReadOnlyList<LimitNeed> Limits { get; set; } = [];

    /// <summary>The service group of its jobs instead of the submission's, where given.</summary>
    public ObjectName? Service { get; init; }

    /// <summary>
    /// The date that its jobs work for; <see langword="null"/> keeps the submission's, and of a planned job its schedule's.
    /// </summary>
    public JobDateChoice? JobDate { get; init; }

    /// <summary>How long a job may run before that is told, where its frequency says nothing of it.</summary>
    public TimeSpan? MaximumRunTime { get; init; }

    /// <summary>What is done after a failure, where its frequency says nothing of it; <see langword="null"/> is nothing.</summary>
    public Retry? Retry { get; init; }

    /// <summary>Exit statuses that count as success.</summary>
    public ExitCodes Ok { get; set; } = ExitCodes.ZeroOnly;

    /// <summary>What becomes of processes that outlive the command of its jobs; <see langword="null"/> leaves it to the machine.</summary>
    public OnLeftovers? OnLeftovers { get; init; }

    /// <summary>A condition on job variables of its machine that holds it until it becomes true.</summary>
    public string? When { get; init; }

    /// <summary>The times of the day in which it may start, where it is of type batch; none is at any time.</summary>
    public IReadOnlyList<StartWindow> Windows { get; set; } = [];

    /// <summary>Files of its machine that it waits for, where it is of type batch.</summary>
    public IReadOnlyList<FileCondition> Files { get; set; } = [];

    /// <summary>The job variable that shows its state, where the submission names none.</summary>
    public string? Monitor { get; init; }

    /// <summary>Whether several of its jobs may be under way at once; they are named <c>NAME$0001</c> and so on.</summary>
    public bool AllowMultiple { get; init; }

    /// <summary>
    /// When the schedule plans it by itself, highest priority first: of those that come on a date the first decides. None leaves
    /// it to those of the schedule.
    /// </summary>
    public IReadOnlyList<FrequencyUse> Frequencies { get; set; } = [];

    /// <summary>What becomes of it where its frequency says nothing but released.</summary>
    public BuildStatus Build { get; init; }

    /// <summary>What is done when something happens to one of its jobs, in order.</summary>
    public IReadOnlyList<Reaction> On { get; set; } = [];

    /// <summary>Whether its schedule plans jobs of it.</summary>
    public bool IsPlanned =>
        Type == JobDefinitionType.External
        || this
            is { Type: JobDefinitionType.Batch or JobDefinitionType.Captured, Command: not null }
                or { Type: JobDefinitionType.Container, Container: not null };

    /// <summary>
    /// Whether its jobs are brought by a rule and let go by the schedule. The original calls such a job, which has no command of its own, a
    /// batch job.
    /// </summary>
    public bool IsBrought => Type == JobDefinitionType.Queued || this is { Type: JobDefinitionType.Batch, Command: null };

    /// <summary>What becomes of the output of its jobs; <see langword="null"/> leaves that to rule and machine.</summary>
    public OutputCare? Output { get; init; }

    /// <summary>What is looked for in the output of its jobs while they run.</summary>
    public IReadOnlyList<OutputRule> Messages { get; set; } = [];

    /// <summary>What it has the machine of a job do besides running it; <see langword="null"/> is nothing.</summary>
    /// <param name="scheduleDate">
    /// The date of the schedule that the job is on; <see langword="null"/> where the job's description has the date that it works for.
    /// </param>
    public DefinedRun? RunOn(DateOnly? scheduleDate) =>
        new DefinedRun
        {
            JobDate = scheduleDate is { } date ? JobDate?.On(date) : null,
            Output = Output,
            Messages = Messages,
        }.OrNothing();

    /// <summary>Whether it is for jobs of this machine.</summary>
    public bool IsFor(string machine) => Machine is null || string.Equals(Machine, machine, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// By when its job of a date must have been let go, as <see cref="LatestStart"/> says; <see langword="null"/> where it does not.
    /// </summary>
    public DateTimeOffset? LatestStartOn(DateOnly date, BusinessDay day)
    {
        ArgumentNullException.ThrowIfNull(day);
        return LatestStart is not { } latest ? null : day.At(NotBefore is { } first && latest <= first ? date.AddDays(1) : date, latest);
    }
}
