using System.Globalization;
using Weir.Day;
using Weir.Day.Constraints;
using Weir.Day.Service;
using Weir.Jobs;
using Weir.Protocol.Jobs;
using Weir.Server.Expectations;

namespace Weir.Server.Explanations;

/// <summary>Puts together what the day knows about one job.</summary>
internal static class Explainer
{
    /// <summary>The job as the day has it at a moment.</summary>
    public static Explanation Explain(DayState day, Job job, DateTimeOffset now, bool tellsOfOthers, Wording wording = Wording.Weir)
    {
        var holders = day.HoldersOf(job, now, tellsOfOthers);
        var explanation = new Explanation(job, holders, JobSummary.Create(job, holders, day.AwaitedBy(job), tellsOfOthers));
        if (job.State != JobState.Waiting || day.ServiceOf(job.Number, now) is not { } service)
        {
            return explanation with { Sections = [.. OwnSections.Create(holders), .. Expected(day, job, now, tellsOfOthers, wording)] };
        }

        return explanation with
        {
            Sections =
            [
                SlmSection.Create(day, service, holders, now, wording),
                InfoSection.Create(job, service, wording),
                .. JlsSection.Create(day, job) is { } limits ? (ExplanationSection[])[limits] : [],
                .. OwnSections.Create(holders),
                .. Expected(day, job, now, tellsOfOthers, wording),
            ],
            Bucket = service.Job.Position,
            Estimate = EstimateText(job, service, holders, tellsOfOthers, day.HasSlots(job.Machine)),
            EstimateCode = service.Estimate.Ets.Code,
        };
    }

    // The original's words know no such section.
    private static IEnumerable<ExplanationSection> Expected(
        DayState day,
        Job job,
        DateTimeOffset now,
        bool tellsOfOthers,
        Wording wording
    ) => wording == Wording.Weir && JobExpectations.SectionOf(day, job, now, tellsOfOthers) is { } section ? [section] : [];

    private static string EstimateText(Job job, JobService service, IReadOnlyList<Holder> holders, bool tellsOfOthers, bool hasSlots)
    {
        var estimate = service.Estimate;
        if (estimate.Delayed)
        {
            var first = holders.FirstOrDefault(ConstraintTable.Delay);
            return first is null ? estimate.Ets.Text : $"{estimate.Ets.Text}: {first.Text}";
        }

        if (!hasSlots && holders.FirstOrDefault(holder => holder.Code == HolderCodes.NoSlot) is { } none)
        {
            return $"{estimate.Ets.Text}: {none.Text}";
        }

        if (!tellsOfOthers)
        {
            return estimate.Ets.Text;
        }

        var ahead = estimate.Ahead switch
        {
            0 => "no job goes before it",
            1 => "1 job goes before it",
            var more => string.Create(CultureInfo.InvariantCulture, $"{more} jobs go before it"),
        };
        return estimate.PerHour is { } rate
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{estimate.Ets.Text}: {ahead}, and {rate:0.#} an hour were selected on {job.Machine} in the last minutes"
            )
            : $"{estimate.Ets.Text}: {ahead}, and too few were selected on {job.Machine} in the last minutes to know how fast it goes";
    }
}
