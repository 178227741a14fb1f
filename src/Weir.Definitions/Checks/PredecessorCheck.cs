using System.Globalization;
using Weir.Jobs;
using Weir.Jobs.Plans;
using Weir.Schedules;
using Weir.Schedules.Frequencies;
using Weir.Tracking.Rules;

namespace Weir.Definitions.Checks;

/// <summary>Whether what the jobs of a schedule's day wait for is planned on the days that they name.</summary>
public sealed class PredecessorCheck
{
    // The next date of one that is not planned is looked for so far.
    private const int LookAhead = 366;

    private readonly IReadOnlyList<JobDefinition> _jobs;
    private readonly IReadOnlyList<TrackingRule> _rules;
    private readonly Dictionary<ObjectName, SchedulePlan> _plans;
    private readonly Dictionary<(ObjectName Schedule, DateOnly Date), Dictionary<ObjectName, JobDefinition>> _planned = [];

    /// <summary>Checks against the definitions in force.</summary>
    /// <param name="definitions">All of them.</param>
    /// <param name="day">The zone of schedules that name none.</param>
    public PredecessorCheck(IEnumerable<Definition> definitions, BusinessDay day)
    {
        var all = new DefinitionsInForce(definitions);
        _jobs = all.From<JobDefinition>();
        _rules = all.From<TrackingRule>();
        var (frequencies, calendars) = (all.From<FrequencyDefinition>(), all.From<Weir.Schedules.Calendar>());
        _plans = all.From<ScheduleDefinition>()
            .ToDictionary(schedule => schedule.Name, schedule => new SchedulePlan(schedule, _jobs, frequencies, calendars, day));
    }

    /// <summary>The jobs that a date of a schedule has, by name, each as it holds for its runs of that date.</summary>
    public IReadOnlyDictionary<ObjectName, JobDefinition> PlannedOn(ObjectName schedule, DateOnly date)
    {
        if (!_planned.TryGetValue((schedule, date), out var jobs))
        {
            jobs = [];
            foreach (var run in _plans.TryGetValue(schedule, out var plan) ? plan.Enumerate(date).Where(IsBuilt) : [])
            {
                jobs.TryAdd(run.Job.Name, run.Job);
            }

            _planned.Add((schedule, date), jobs);
        }

        return jobs;
    }

    /// <summary>What the jobs of a date depend on that is not planned, by job.</summary>
    /// <param name="schedule">The schedule.</param>
    /// <param name="date">Its date.</param>
    /// <param name="isThere">Whether a day has a job that no plan names: somebody added it.</param>
    public IReadOnlyList<UnplannedPredecessor> On(
        ObjectName schedule,
        DateOnly date,
        Func<ObjectName, DateOnly, JobDependency, bool> isThere
    )
    {
        ArgumentNullException.ThrowIfNull(isThere);
        return
        [
            .. from unplanned in UnplannedOn(schedule, date)
            where !isThere(unplanned.Schedule, unplanned.Date, unplanned.Dependency)
            select Judge(unplanned.Job, unplanned.Dependency, unplanned.Schedule, unplanned.Date),
            .. CirclesOn(schedule, date),
        ];
    }

    /// <summary>The days of which it matters whether somebody added a job to them.</summary>
    public IEnumerable<(ObjectName Schedule, DateOnly Date)> DaysToAsk(ObjectName schedule, DateOnly date) =>
        UnplannedOn(schedule, date).Select(unplanned => (unplanned.Schedule, unplanned.Date)).Distinct();

    private IEnumerable<(JobDefinition Job, JobDependency Dependency, ObjectName Schedule, DateOnly Date)> UnplannedOn(
        ObjectName schedule,
        DateOnly date
    ) =>
        from job in PlannedOn(schedule, date).Values
        orderby job.Name
        from dependency in job.Dependencies
        where dependency.Kind is DependencyKind.After or DependencyKind.Requires
        let target = (Schedule: dependency.Schedule ?? schedule, Date: date.AddDays(dependency.Days))
        where !PlannedOn(target.Schedule, target.Date).Keys.Any(name => Fits(dependency, name))
        select (job, dependency, target.Schedule, target.Date);

    // Frequencies may close a circle on some dates only, which nobody refused.
    private IEnumerable<UnplannedPredecessor> CirclesOn(ObjectName schedule, DateOnly date)
    {
        var jobs = _plans.Keys.SelectMany(name => PlannedOn(name, date).Values).ToDictionary(job => (job.Schedule, job.Name));
        foreach (var circle in WaitingCircles.Find(jobs))
        {
            foreach (var (key, next) in circle.Zip([.. circle.Skip(1), circle[0]]).Where(pair => pair.First.Schedule == schedule).Take(1))
            {
                var dependency = jobs[key]
                    .Dependencies.First(other => (other.Schedule ?? schedule) == next.Schedule && Fits(other, next.Name));
                var text = $"{WaitingCircles.TextOf(circle)}: none of them starts by itself";
                yield return new UnplannedPredecessor(key.Name, dependency, DependencyVerdict.Circle, text);
            }
        }
    }

    /// <summary>Whether a dependency is on jobs of this name.</summary>
    public static bool Fits(JobDependency dependency, ObjectName name)
    {
        ArgumentNullException.ThrowIfNull(dependency);
        return Wildcard.Fits(dependency.Job, name.Text, ignoreCase: true);
    }

    // A frequency of a job that comes through the gate says when it may start, and brings none.
    private static bool IsBuilt(PlannedRun run) => run.Job.IsPlanned;

    private UnplannedPredecessor Judge(JobDefinition job, JobDependency dependency, ObjectName schedule, DateOnly date)
    {
        var defined = _jobs.Where(other => other.Schedule == schedule && Fits(dependency, other.Name)).ToList();
        var rule = JobsOfTheGate.RuleFor(_rules, schedule, dependency, defined);
        var where = string.Create(CultureInfo.InvariantCulture, $"{schedule} of {date:yyyy-MM-dd}");
        var (verdict, text) =
            rule is not null ? (DependencyVerdict.ComesThroughGate, $"comes through the gate (rule {rule.Name}) onto {where}")
            : defined.Count > 0 ? (DependencyVerdict.NotToday, $"is not planned on {where}{WhyNot(defined[0], date)}")
            : (DependencyVerdict.NoSuchJob, $"is not there: schedule {schedule} has no such job, and no rule brings it");
        var meaning =
            dependency.Kind == DependencyKind.After ? "does not wait for it unless it comes"
            : verdict == DependencyVerdict.ComesThroughGate ? "waits until it does"
            : "waits until somebody brings it";
        return new UnplannedPredecessor(job.Name, dependency, verdict, $"{dependency.Job} {text}; {job.Name} {meaning}");
    }

    private string WhyNot(JobDefinition job, DateOnly date)
    {
        if (!_plans.TryGetValue(job.Schedule, out var plan))
        {
            return $": schedule {job.Schedule} is not defined";
        }

        var absence = plan.AbsentOn(date, 1, LookAhead).FirstOrDefault(absence => absence.Job.Name == job.Name);
        return absence is null ? "" : $": {absence.Text}";
    }
}
