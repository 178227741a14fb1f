using Weir.Day.Dependencies;
using Weir.Jobs;
using Weir.Jobs.Plans;
using Weir.Schedules;
using Weir.Schedules.Expectations;

namespace Weir.Day;

/// <summary>How long jobs usually take, and when those that are not over are expected to end.</summary>
public sealed partial class DayState
{
    private readonly Dictionary<JobName, RunTimes> _runTimes = [];

    // Those whose earlier runs the store has not been asked for.
    private readonly HashSet<JobName> _unlearned = [];
    private readonly HashSet<JobName> _learned = [];

    /// <summary>Whether there are jobs whose earlier runs only the store knows.</summary>
    public bool NeedsSomeRunTimes => _unlearned.Count > 0;

    /// <summary>
    /// Some of the jobs whose earlier runs only the store knows. Each answer is to be put as a <see cref="Inputs.RunTimesLearned"/>;
    /// nothing waits for it, and until it comes nothing is expected of that job.
    /// </summary>
    public IReadOnlyList<JobName> NeedsRunTimes(int most) => [.. _unlearned.Take(most)];

    /// <summary>How long a job usually takes; <see langword="null"/> where nothing is known.</summary>
    public RunTimeEstimate? UsualOf(Job job) => _runTimes.GetValueOrDefault(JobName.Of(job))?.EstimateFor(job.Plan?.Frequency);

    /// <summary>
    /// When jobs that are not over are expected to start and end, and all that they wait for. Held ones as if they were released now, and
    /// what nobody knows to take no time: such a time is said to be at least that.
    /// </summary>
    public IReadOnlyDictionary<int, Expectation> ExpectationsOf(IEnumerable<TrackingNumber> numbers, DateTimeOffset now) =>
        ExpectedEnds.Of([.. StepsOf(numbers, now)]);

    /// <summary>The steps of that, each found when it is asked for; what changes meanwhile is as it is then.</summary>
    internal IEnumerable<ExpectedStep> StepsOf(IEnumerable<TrackingNumber> numbers, DateTimeOffset now)
    {
        HashSet<TrackingNumber> seen = [];
        var left = new Stack<TrackingNumber>(numbers);
        while (left.TryPop(out var number))
        {
            if (!TryFind(number, out var job) || !seen.Add(number))
            {
                continue;
            }

            var (step, before) = StepOf(job, now);
            foreach (var one in before)
            {
                left.Push(one);
            }

            yield return step;
        }
    }

    /// <summary>The store has told the last runs of a job.</summary>
    internal void Learn(JobName job, IReadOnlyList<RunTime> runs)
    {
        _unlearned.Remove(job);
        _learned.Add(job);
        foreach (var run in runs)
        {
            RunsOf(job).Add(run);
        }
    }

    /// <summary>A job has ended.</summary>
    internal void LearnFrom(Job job)
    {
        if (HasHistory(job) && RunTime.Of(job) is { } run)
        {
            RunsOf(JobName.Of(job)).Add(run);
        }
    }

    private void NeedHistory(Job job)
    {
        if (HasHistory(job) && JobName.Of(job) is var name && !_learned.Contains(name))
        {
            _unlearned.Add(name);
        }
    }

    // AdHoc may see a million names, most of them once.
    private static bool HasHistory(Job job) => job.Plan is not null || job.Schedule != ScheduleDefinition.AdHoc;

    private RunTimes RunsOf(JobName job) => _runTimes.TryGetValue(job, out var runs) ? runs : _runTimes[job] = new RunTimes();

    private (ExpectedStep Step, IReadOnlyList<TrackingNumber> Before) StepOf(Job job, DateTimeOffset now)
    {
        var usual = UsualOf(job);
        var step = new ExpectedStep(job.Number.Value, now, usual?.Usual ?? TimeSpan.Zero, usual?.High ?? TimeSpan.Zero, [])
        {
            IsOpen = usual is null,
        };
        if (job.State == JobState.Running)
        {
            return (step with { Earliest = job.StartedAt ?? now, NotEndedBefore = now }, []);
        }

        List<TrackingNumber> before = [];
        List<ExpectedLink> links = [];
        var isHeld = job.Holds.Count > 0 || HeldBy(job.Schedule, job.ScheduleDate)?.Day.Status == ScheduleDayStatus.Held;
        var isOpen = step.IsOpen || isHeld || job.State == JobState.Rejected;
        foreach (var (dependency, status) in job.State == JobState.Waiting ? Dependencies.EdgesOf(job.Number) : [])
        {
            var runs =
                status == DependencyStatus.Met
                    ? []
                    : Dependencies.RunsFor(job, dependency).Where(run => IsAwaited(dependency, run)).ToList();
            // What cannot come true, or is not there yet, comes when nobody knows.
            isOpen |= status == DependencyStatus.Never || (status != DependencyStatus.Met && runs.Count == 0);
            before.AddRange(runs.Select(run => run.Number));
            links.AddRange(
                runs.Select(run => new ExpectedLink(run.Number.Value, dependency.On == DependencyOutcome.Started, dependency.Delay))
            );
            // Those that run again after their end are over after the last of their runs, and nobody knows when that is.
            isOpen |= runs.Any(run => TryFind(run.Number, out var other) && other.Plan?.Again is not null);
        }

        return (step with { Earliest = job.NotBefore > now ? job.NotBefore.Value : now, After = links, IsOpen = isOpen }, before);
    }

    private static bool IsAwaited(JobDependency dependency, PredecessorRun run) =>
        dependency.Kind == DependencyKind.Conflict ? run.State is JobState.Starting or JobState.Running : !run.State.IsEnd();
}
