using Weir.Jobs;
using Weir.Protocol.Jobs;

namespace Weir.WhatIf.Arrivals;

/// <summary>Jobs that a server remembers as arrivals: those that ran, with their machines, schedules, job queues and wishes.</summary>
public static class HistoryArrivals
{
    /// <summary>The jobs that started and ended, by their time of submission. A container takes nothing: the jobs in it do.</summary>
    public static ArrivalList From(IReadOnlyList<JobView> jobs, string source)
    {
        ArgumentNullException.ThrowIfNull(jobs);
        Arrival[] items =
        [
            .. jobs.Where(job => job is { StartedAt: not null, EndedAt: not null, Runs: null })
                .OrderBy(job => job.SubmittedAt)
                .ThenBy(job => job.Number)
                .Select(From),
        ];
        return new ArrivalList(source, items, jobs.Count - items.Length);
    }

    private static Arrival From(JobView job)
    {
        var runs = job.EndedAt!.Value - job.StartedAt!.Value;
        return new Arrival(job.SubmittedAt, runs < TimeSpan.Zero ? TimeSpan.Zero : runs, job.Name, job.User)
        {
            Machine = job.Machine,
            Schedule = ObjectName.ParseDay(job.Schedule),
            JobQueue = job.JobQueue,
            Priority = job.Priority,
            Service = job.Service,
        };
    }
}
