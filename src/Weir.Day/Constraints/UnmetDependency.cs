using System.Globalization;
using Weir.Day.Dependencies;
using Weir.Jobs;
using Weir.Jobs.Plans;

namespace Weir.Day.Constraints;

/// <summary>Another job that it depends on holds a job: it follows from that one's state, and is not kept.</summary>
internal sealed class UnmetDependency : OwnConstraint
{
    // More of them are counted, not named.
    private const int MostNamed = 5;

    public override string Code => HolderCodes.Dependency;

    public override HolderManager Manager => HolderManager.Schedule;

    public override bool IsStored => false;

    // One that goes by the length of its way ages while it waits for others: else the last to be free would be the last to go.
    internal override bool StopsAgeing(Job job) => job.Plan?.Way is null;

    internal override bool Blocks(DayState day, Job job, DateTimeOffset now) => day.Dependencies.Holds(job.Number);

    internal override IReadOnlyList<JobCondition> Conditions(DayState day, Job job) =>
        [
            .. day
                .Dependencies.EdgesOf(job.Number)
                .Where(edge => edge.Status != DependencyStatus.Met)
                .Select(edge => JobCondition.Of(edge.Dependency)),
        ];

    internal override Holder? Explain(DayState day, Job job, DateTimeOffset now)
    {
        var unmet = day.Dependencies.EdgesOf(job.Number).Where(edge => edge.Status != DependencyStatus.Met).ToList();
        if (unmet.Count == 0)
        {
            return null;
        }

        var texts = unmet.Take(MostNamed).Select(edge => TextOf(day, job, edge.Dependency, edge.Status));
        var more = unmet.Count > MostNamed ? $"; and {unmet.Count - MostNamed} more" : "";
        var never = unmet.FirstOrDefault(edge => edge.Status == DependencyStatus.Never).Dependency;
        return HolderOf(string.Join("; ", texts) + more, job.SubmittedAt, ReleaseOf(day, job, never));
    }

    private static string TextOf(DayState day, Job job, JobDependency dependency, DependencyStatus status)
    {
        var other = NameOf(job, dependency);
        var runs = day.Dependencies.RunsFor(job, dependency);
        return status switch
        {
            DependencyStatus.Unknown => $"it comes after {other}, and the store is being asked how that ended",
            _ when dependency.Kind == DependencyKind.Conflict =>
                $"it conflicts with {other}: {Describe(runs.Where(run => run.State is JobState.Starting or JobState.Running))}",
            _ when dependency.Kind == DependencyKind.Container =>
                $"it is part of {job.Schedule}, which waits for its container {other}: {(runs.Any() ? Describe(runs) : "that is not there")}",
            DependencyStatus.Never => $"it {Needs(dependency, other)}, which cannot come true by itself: {Describe(runs.Where(IsOver))}",
            _ when runs.Any() => $"it {Needs(dependency, other)}: {Describe(runs.Where(run => !IsOver(run)))}",
            _ => $"it {Needs(dependency, other)}, which is not on that schedule's day",
        };
    }

    private static string ReleaseOf(DayState day, Job job, JobDependency? never)
    {
        var start = $"or an operator: weir start {job.Number.Value}";
        if (
            job.Dependencies.FirstOrDefault(dependency => dependency.Kind == DependencyKind.Container) is { } within
            && day.Dependencies.RunsFor(job, within).Select(run => (TrackingNumber?)run.Number).FirstOrDefault() is { } container
            && never is null or { Kind: DependencyKind.Container }
        )
        {
            return $"its container begins (weir why {container.Value}); {start}";
        }

        if (never is null)
        {
            return $"the other comes to its end; {start}";
        }

        var number = day.Dependencies.RunsFor(job, never).First(IsOver).Number.Value;
        return $"weir rerun {number}, or weir mark {number} {(never.On == DependencyOutcome.Failed ? "failed" : "ok")}; {start}";
    }

    private static string Needs(JobDependency dependency, string other)
    {
        var how = dependency.On switch
        {
            DependencyOutcome.Failed => "the failure of ",
            DependencyOutcome.Ended => "the end of ",
            DependencyOutcome.Started => "the start of ",
            _ => "",
        };
        var late = dependency.Delay == TimeSpan.Zero ? "" : $"{DurationText.ToText(dependency.Delay)} ";
        return dependency.Kind == DependencyKind.Requires
            ? $"requires {how}{other}{(late.Length > 0 ? $", {late}before" : "")}"
            : $"comes {late}after {how}{other}";
    }

    private static string NameOf(Job job, JobDependency dependency)
    {
        var schedule = dependency.Schedule ?? job.Schedule;
        var date = job.ScheduleDate.AddDays(dependency.Days);
        return schedule == job.Schedule && date == job.ScheduleDate
            ? dependency.Job
            : string.Create(CultureInfo.InvariantCulture, $"{schedule}/{dependency.Job} of {date:yyyy-MM-dd}");
    }

    private static string Describe(IEnumerable<PredecessorRun> runs) =>
        ListText.FirstOf([.. runs.Select(run => $"{run.Name} (job {run.Number.Value}) is {run.State}")], MostNamed);

    private static bool IsOver(PredecessorRun run) => run.State.IsEnd();
}
