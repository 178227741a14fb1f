using System.Globalization;
using Weir.Day.Service;
using Weir.Jobs;
using Weir.Jobs.Plans;
using Weir.Jobs.Thresholds;

namespace Weir.Day.Constraints;

/// <summary>A threshold has not the value that a job needs. It follows from the threshold, and is not kept with the job.</summary>
internal sealed class UnmetThreshold : OwnConstraint
{
    public override string Code => HolderCodes.Threshold;

    public override HolderManager Manager => HolderManager.Schedule;

    public override RemedyKind? Remedy => RemedyKind.Threshold;

    // As for other jobs: one that goes by the length of its way ages all the same.
    internal override bool StopsAgeing(Job job) => job.Plan?.Way is null;

    internal override bool Blocks(DayState day, Job job, DateTimeOffset now) => day.Thresholds.Holds(job);

    internal override IReadOnlyList<JobCondition> Conditions(DayState day, Job job) =>
        [.. day.Thresholds.UnmetOf(job).Select(JobCondition.Of)];

    internal override Holder? Explain(DayState day, Job job, DateTimeOffset now)
    {
        var unmet = day.Thresholds.UnmetOf(job).ToList();
        if (unmet.Count == 0)
        {
            return null;
        }

        var texts = unmet.Select(need =>
            string.Create(
                CultureInfo.InvariantCulture,
                $"threshold {need.Name} is {day.Thresholds.ValueOf(need.Name)} and the job needs {need.Operator} {need.Value}"
            )
        );
        var sets = unmet
            .Select(need => need.Name)
            .Distinct()
            .Select(name => (Name: name, Value: ValueFor(day, job, name), Now: day.Thresholds.ValueOf(name)))
            .Where(way => way.Value is not null)
            .Select(way => $"weir threshold set {way.Name} {ThresholdChange.Reaching(way.Value!.Value, way.Now)}");
        var start = string.Create(CultureInfo.InvariantCulture, $"or an operator: weir start {job.Number.Value}");
        return HolderOf(string.Join("; ", texts), job.SubmittedAt, string.Join("; ", [.. sets, start]));
    }

    /// <summary>The only threshold that holds a job, and a value of it that does not; <see langword="null"/>: none.</summary>
    public static (ThresholdName Name, int From, int To)? WayOutOf(DayState day, Job job) =>
        day.Thresholds.UnmetOf(job).Select(need => need.Name).Distinct().Take(2).ToList() is [var name]
        && ValueFor(day, job, name) is { } value
            ? (name, day.Thresholds.ValueOf(name), value)
            : null;

    private static int? ValueFor(DayState day, Job job, ThresholdName name) =>
        ThresholdNeed.NearestValue([.. job.Thresholds.Where(need => need.Name == name)], day.Thresholds.ValueOf(name));
}
