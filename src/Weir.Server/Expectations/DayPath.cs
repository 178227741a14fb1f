using System.Globalization;
using Weir.Day;
using Weir.Day.Constraints;
using Weir.Jobs;
using Weir.Jobs.Plans;
using Weir.Protocol.Schedules;
using Weir.Schedules.Expectations;
using Weir.Server.Loop;

namespace Weir.Server.Expectations;

/// <summary>The jobs of one schedule's day in time: what has ended as it was, the rest as it is expected.</summary>
internal sealed class DayPath
{
    private const int MostAtEnd = 100;
    private static readonly TimeSpan s_notable = TimeSpan.FromSeconds(10);

    private readonly DayView _view;
    private readonly ObjectName _schedule;
    private readonly Visibility _visibility;
    private readonly Dictionary<int, Job> _jobs;
    private readonly ILookup<ObjectName, Job> _byName;
    private readonly IReadOnlyDictionary<int, Expectation> _expected;

    public DayPath(DayView view, ObjectName schedule, IEnumerable<Job> jobs, Visibility visibility)
    {
        _view = view;
        _schedule = schedule;
        _visibility = visibility;
        // The day's own version is the newest there is.
        _jobs = jobs.Select(job => view.Day.TryFind(job.Number, out var active) ? active : job).ToDictionary(job => job.Number.Value);
        _byName = _jobs.Values.ToLookup(job => JobName.Of(job).Name);
        _expected = view.Day.ExpectationsOf(
            _jobs.Values.Where(job => !job.State.IsEnd()).OrderBy(job => job.Number).Select(job => job.Number),
            view.Now
        );
    }

    /// <summary>The path to the end of the day, in order.</summary>
    public IReadOnlyList<PathStep> Path()
    {
        List<PathStep> path = [];
        HashSet<int> seen = [];
        for (var at = Last(); at is not null && seen.Add(at.Number.Value); at = Before(at))
        {
            if (_visibility.Sees(at.OwnerOf()))
            {
                path.Add(StepOf(at));
            }
        }

        path.Reverse();
        return path;
    }

    /// <summary>All of them, those that end first before the others.</summary>
    public IReadOnlyList<PathStep> All() =>
        [
            .. _jobs
                .Values.Where(job => _visibility.Sees(job.OwnerOf()))
                .Select(StepOf)
                .OrderBy(step => step.End ?? DateTimeOffset.MaxValue)
                .ThenBy(step => step.Number),
        ];

    // Of several that end together the one with the longest way to it.
    private Job? Last()
    {
        var end = _jobs.Values.Max(EndOf);
        return end is null
            ? null
            : _jobs
                .Values.Where(job => EndOf(job) == end)
                .OrderBy(job => job.Number)
                .Take(MostAtEnd)
                .MaxBy(job => ExpectedEnds.ChainOf(_expected, job.Number.Value).Count);
    }

    private DateTimeOffset? StartOf(Job job) => job.State.IsEnd() ? job.StartedAt : _expected.GetValueOrDefault(job.Number.Value)?.Start;

    private DateTimeOffset? EndOf(Job job) =>
        !job.State.IsEnd() ? _expected.GetValueOrDefault(job.Number.Value)?.End
        : job.StartedAt is null ? null
        : job.EndedAt;

    // What decided its start: of all it depends on the one that ended last, unless its own start time came later.
    private Job? Before(Job job)
    {
        if (_expected.GetValueOrDefault(job.Number.Value)?.After is { } after)
        {
            return Find(after);
        }

        var start = StartOf(job);
        return job
            .Dependencies.Where(dependency => dependency.Kind is DependencyKind.After or DependencyKind.Requires)
            .Where(dependency => dependency.Days == 0 && (dependency.Schedule ?? _schedule) == _schedule)
            .SelectMany(dependency => Named(dependency).Select(other => (Other: other, Free: FreeBy(other, dependency))))
            .Where(pair => pair.Other.Number != job.Number && pair.Free <= start && !(job.NotBefore > pair.Free))
            .OrderBy(pair => pair.Free)
            .ThenByDescending(pair => pair.Other.Number)
            .Select(pair => pair.Other)
            .LastOrDefault();
    }

    private DateTimeOffset? FreeBy(Job other, JobDependency dependency) =>
        (dependency.On == DependencyOutcome.Started ? StartOf(other) : EndOf(other)) + dependency.Delay;

    private Job? Find(int number) =>
        _jobs.TryGetValue(number, out var own) ? own
        : _view.Day.TryFind(new TrackingNumber(number), out var other) ? other
        : null;

    private IEnumerable<Job> Named(JobDependency dependency) =>
        dependency.IsPattern
            ? _byName.Where(same => Wildcard.Fits(dependency.Job, same.Key.Text, ignoreCase: true)).SelectMany(same => same)
            : _byName[ObjectName.Parse(dependency.Job)];

    private PathStep StepOf(Job job) =>
        new(
            job.Number.Value,
            job.Schedule == _schedule ? job.Name.Text : $"{job.Schedule}/{job.Name}",
            job.State.ToString(),
            StartOf(job),
            EndOf(job),
            !job.State.IsEnd() && _expected.GetValueOrDefault(job.Number.Value) is not { IsAtLeast: false },
            (long?)_view.Day.UsualOf(job)?.Usual.TotalSeconds,
            string.Join("; ", Delays(job))
        );

    private IEnumerable<string> Delays(Job job)
    {
        foreach (var what in job.Lateness)
        {
            yield return LatenessText.Of(job, what);
        }

        if (job.State is JobState.Waiting or JobState.Rejected)
        {
            // What it waits for on the path is the line before.
            foreach (
                var holder in _view
                    .Day.HoldersOf(job, _view.Now, _visibility.IsWhole)
                    .Where(holder => holder.Code is not HolderCodes.Dependency)
            )
            {
                yield return holder.Text;
            }
        }

        if (
            job.StartedAt is { } started
            && _view.Day.UsualOf(job) is { } usual
            && (job.EndedAt ?? _view.Now) - started is var took
            && took > usual.Usual + s_notable
            && !job.Lateness.Contains(Lateness.RunningLong)
        )
        {
            yield return $"{(job.State.IsEnd() ? "took" : "runs for")} {Span(took)}, usually {Span(usual.Usual)}";
        }

        if (_visibility.IsWhole && job.StartedAt is { } at && Before(job) is { } before && EndOf(before) is { } end && at - end > s_notable)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"started {Span(at - end)} after {before.Name} ended");
        }
    }

    private static string Span(TimeSpan span) => SpanText.Format((long)span.TotalSeconds);
}
