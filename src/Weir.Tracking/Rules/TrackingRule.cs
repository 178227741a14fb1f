using System.Diagnostics.CodeAnalysis;
using Weir.Jobs;
using Weir.Jobs.Plans;

namespace Weir.Tracking.Rules;

/// <summary>A tracking rule: which submissions it is for, and what becomes of them.</summary>
public sealed record TrackingRule
{
    /// <summary>The schedule of jobs that have no other.</summary>
    public const string AdHoc = "AdHoc";

    internal TrackingRule() { }

    /// <summary>The rule's own name; derived from the filter where none was given.</summary>
    public required ObjectName Name { get; init; }

    public required NamePattern JobName { get; init; }

    public required NamePattern User { get; init; }

    public required NamePattern JobDescriptionLibrary { get; init; }

    public required NamePattern JobDescription { get; init; }

    public required NamePattern JobQueueLibrary { get; init; }

    public required NamePattern JobQueue { get; init; }

    /// <summary>What it does with a job it matches.</summary>
    public required TrackType Type { get; init; }

    /// <summary>
    /// Whether what its jobs submit or start joins their schedule; <see langword="null"/>: the rule does not say. One of type automatic
    /// always says, one of type queue never allows.
    /// </summary>
    public AutomaticTracking? Automatic { get; init; }

    /// <summary>
    /// Whether a submission that the rule decides about is tracked: it gets a number and joins the schedule. One that is not runs
    /// untouched.
    /// </summary>
    public bool TakesSubmissions =>
        Type is TrackType.Track or TrackType.Queue || (Type, Automatic) is (TrackType.Automatic, AutomaticTracking.Allow);

    /// <summary>The schedule of the day that the job is put on.</summary>
    public required NameTemplate Schedule { get; init; }

    /// <summary>
    /// On which date of the schedule; <see langword="null"/>: a queued job on the latest day that is at work, any other on the current.
    /// </summary>
    public ScheduleDateChoice? ScheduleDate { get; init; }

    /// <summary>
    /// Which frequency of its job definition a queued job has: its times, and which days of the schedule are taken first.
    /// </summary>
    public NameTemplate? Frequency { get; init; }

    /// <summary>The machines that it is for; empty: all.</summary>
    public required IReadOnlyList<NamePattern> Machines { get; init; }

    public required WhenAgentDown WhenAgentDown { get; init; }

    public required WhenServerAway WhenServerAway { get; init; }

    public required OnReject OnReject { get; init; }

    /// <summary>The job variable that shows the state of its jobs, where their submission names none.</summary>
    public string? Monitor { get; init; }

    /// <summary>How much its jobs may write, or <see langword="null"/>: as much as the agent allows everybody.</summary>
    public OutputLimit? Output { get; init; }

    /// <summary>The job description's filter as <c>LIBRARY/NAME</c>.</summary>
    public string JobDescriptionText => $"{JobDescriptionLibrary}/{JobDescription}";

    /// <summary>The job queue's filter as <c>LIBRARY/NAME</c>.</summary>
    public string JobQueueText => $"{JobQueueLibrary}/{JobQueue}";

    /// <summary>What a rule of this type does while no agent answers, where it does not say.</summary>
    public static WhenAgentDown DefaultWhenAgentDown(TrackType type) => type == TrackType.Queue ? WhenAgentDown.Wait : WhenAgentDown.Run;

    /// <summary>What a rule of this type does while the server is away, where it does not say.</summary>
    public static WhenServerAway DefaultWhenServerAway(TrackType type) =>
        type == TrackType.Queue ? WhenServerAway.Hold : WhenServerAway.Start;

    /// <summary>
    /// What becomes of jobs of a rule of this type that their schedule rejects, where it does not say: one that is only tracked runs all
    /// the same.
    /// </summary>
    public static OnReject DefaultOnReject(TrackType type) => type == TrackType.Queue ? OnReject.Hold : OnReject.Run;

    /// <summary>What a rule of this type says about what its jobs submit or start, where it does not say.</summary>
    public static AutomaticTracking? DefaultAutomatic(TrackType type) => type == TrackType.Automatic ? AutomaticTracking.Allow : null;

    /// <summary>Makes a rule of words.</summary>
    /// <exception cref="RuleException">The words make no rule; the message says all that is wrong and what is allowed.</exception>
    public static TrackingRule Create(RuleText text) =>
        TryCreate(text, out var rule, out var faults) ? rule : throw new RuleException(faults);

    /// <summary>Makes a rule of words, or says all that is wrong with them.</summary>
    public static bool TryCreate(RuleText text, [NotNullWhen(true)] out TrackingRule? rule, out IReadOnlyList<RuleFault> faults)
    {
        var reader = new RuleReader();
        rule = reader.Read(text);
        faults = reader.Faults;
        return rule is not null;
    }

    /// <summary>The same rule in words, all of them said.</summary>
    public RuleText ToText() =>
        new()
        {
            Name = Name.Text,
            JobName = JobName.Text,
            User = User.Text,
            JobDescription = JobDescriptionText,
            JobQueue = JobQueueText,
            Type = RuleWords.ToText(Type),
            Automatic = Automatic is { } automatic ? RuleWords.ToText(automatic) : null,
            Schedule = Schedule.Text,
            ScheduleDate = ScheduleDate?.ToString(),
            Frequency = Frequency?.Text,
            Machines = Machines.Count == 0 ? null : string.Join(' ', Machines),
            WhenAgentDown = RuleWords.ToText(WhenAgentDown),
            WhenServerAway = RuleWords.ToText(WhenServerAway),
            OnReject = RuleWords.ToText(OnReject),
            Monitor = Monitor,
            OutputMax = Output is { } output ? ByteSize.Text(output.Most) : null,
            OnFull = Output?.Way,
        };

    /// <summary>The pattern in one position.</summary>
    public NamePattern At(RulePosition position) =>
        position switch
        {
            RulePosition.JobName => JobName,
            RulePosition.User => User,
            RulePosition.JobDescription => JobDescription,
            RulePosition.JobDescriptionLibrary => JobDescriptionLibrary,
            RulePosition.JobQueue => JobQueue,
            _ => JobQueueLibrary,
        };

    /// <summary>The schedule of one job that the rule matches.</summary>
    /// <param name="job">The job.</param>
    /// <param name="fill">Fills variables; <see langword="null"/>: they stay.</param>
    public ObjectName ScheduleOf(ObjectName job, Func<string, string>? fill = null) => Schedule.For(JobName, job, fill);

    /// <summary>The frequency of one job that the rule matches.</summary>
    /// <param name="job">The job.</param>
    /// <param name="fill">Fills variables; <see langword="null"/>: they stay.</param>
    public ObjectName? FrequencyOf(ObjectName job, Func<string, string>? fill = null) => Frequency?.For(JobName, job, fill);

    /// <summary>
    /// Whether jobs of this name that the rule matches are put on this schedule, or may be where a variable says on which.
    /// </summary>
    public bool Puts(ObjectName job, ObjectName schedule) =>
        JobName.Matches(job.Text) && (Schedule.HasVariables || ScheduleOf(job) == schedule);

    /// <summary>Whether the rule is for a machine.</summary>
    public bool IsFor(string machine) => Machines.Count == 0 || Machines.Any(pattern => pattern.Matches(machine));

    /// <summary>Whether the rule's filter matches a submission.</summary>
    public bool Matches(RuleSubject subject)
    {
        if (subject.Machine is { } machine && !IsFor(machine))
        {
            return false;
        }

        foreach (var position in RulePositions.All)
        {
            if (!At(position).Matches(subject.At(position)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether the rule matches all that another one does, on all of its machines.</summary>
    internal bool Covers(TrackingRule other) =>
        (Machines.Count == 0 || (other.Machines.Count > 0 && other.Machines.All(machine => Machines.Any(own => own.Covers(machine)))))
        && RulePositions.All.All(position => At(position).Covers(other.At(position)));

    /// <summary>Whether some submission could match both rules.</summary>
    internal bool Overlaps(TrackingRule other) =>
        (Machines.Count == 0 || other.Machines.Count == 0 || Machines.Any(machine => other.Machines.Any(machine.Overlaps)))
        && RulePositions.All.All(position => At(position).Overlaps(other.At(position)));

    /// <summary>Whether both rules have the same filter.</summary>
    public bool HasFilterOf(TrackingRule other) => RulePositions.All.All(position => At(position).Equals(other.At(position)));
}
