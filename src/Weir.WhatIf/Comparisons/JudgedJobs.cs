using Weir.ServiceLevels.Policies;
using Weir.WhatIf.Arrivals;

namespace Weir.WhatIf.Comparisons;

/// <summary>Jobs with the group whose goals they are judged by, whatever policy selects them.</summary>
internal sealed class JudgedJobs(ArrivalList arrivals, IReadOnlyList<ServiceGroup> groups)
{
    public int Count => arrivals.Items.Count;

    public ServiceGroup Group(int job) => groups[job];

    public DateTimeOffset At(int job) => arrivals.Items[job].At;

    public DateTimeOffset From => arrivals.Items[0].At;

    /// <summary>How long each waited; <see langword="null"/> where it was never selected.</summary>
    public TimeSpan?[] Waits(IReadOnlyList<DateTimeOffset?> selected) => [.. selected.Select((at, job) => at - At(job))];

    public bool IsLate(int job, TimeSpan? wait) => wait is not { } time || time > Group(job).Goals.Acceptable;

    public bool IsPastCritical(int job, TimeSpan? wait) =>
        Group(job).Goals.Critical is { } critical && (wait is not { } time || time > critical);
}
