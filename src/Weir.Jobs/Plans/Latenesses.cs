namespace Weir.Jobs.Plans;

/// <summary>When which promise of a job is broken.</summary>
public static class Latenesses
{
    /// <summary>All that time alone brings.</summary>
    public static IReadOnlyList<Lateness> Timed { get; } =
    [Lateness.LateToStart, Lateness.LateToFinish, Lateness.OverRunTime, Lateness.Late, Lateness.RunningLong, Lateness.RunningShort];

    /// <summary>Those that do not come about while somebody holds the job: whoever holds it knows.</summary>
    public static bool IsPardonedByHold(this Lateness what) => what is Lateness.LateToStart or Lateness.LateToFinish;

    /// <summary>Whether it breaks what somebody wants of it, and is not only unusual.</summary>
    public static bool IsBroken(this Lateness what) => what is not (Lateness.RunningLong or Lateness.RunningShort);

    /// <summary>The kind of the line that says so in a job's history.</summary>
    public static JobEventKind KindOf(Lateness what) =>
        what switch
        {
            Lateness.LateToStart => JobEventKinds.LateToStart,
            Lateness.LateToFinish => JobEventKinds.LateToFinish,
            Lateness.OverRunTime => JobEventKinds.OverRunTime,
            Lateness.AboutToBeLate => JobEventKinds.AboutToBeLate,
            Lateness.Late => JobEventKinds.Late,
            Lateness.RunningLong => JobEventKinds.RunningLong,
            _ => JobEventKinds.RunningShort,
        };

    /// <summary>What a line of a history says; <see langword="null"/> of all others.</summary>
    public static Lateness? Of(JobEventKind kind) =>
        Enum.GetValues<Lateness>().Cast<Lateness?>().FirstOrDefault(what => KindOf(what!.Value) == kind);

    /// <summary>The word for it, as histories, messages and notifications have it.</summary>
    public static string ToText(this Lateness what) => KindOf(what).Code;

    /// <summary>When a job breaks a promise; <see langword="null"/> where it made none, or has kept it.</summary>
    public static DateTimeOffset? DueAt(Job job, Lateness what)
    {
        ArgumentNullException.ThrowIfNull(job);
        return what switch
        {
            Lateness.LateToStart => Unless(job.StartedAt, job.Promise?.LateToStart),
            Lateness.LateToFinish => Unless(job.EndedAt, job.Promise?.LateToFinish),
            Lateness.OverRunTime => Unless(job.EndedAt, job.StartedAt + job.Promise?.MaximumRunTime),
            Lateness.AboutToBeLate or Lateness.Late => Unless(job.EndedAt, job.Promise?.MustEndBy),
            Lateness.RunningLong => Unless(job.EndedAt, job.StartedAt + job.Promise?.UnusuallyLong),
            _ => job.EndedAt < job.StartedAt + job.Promise?.UnusuallyShort ? job.EndedAt : null,
        };
    }

    /// <summary>
    /// What was said of a job before its machine told how it went: what turned out not to be so is not said any more.
    /// </summary>
    public static Job Corrected(Job job)
    {
        ArgumentNullException.ThrowIfNull(job);
        return job.Lateness.All(IsTrue) ? job : job with { Lateness = [.. job.Lateness.Where(IsTrue)] };

        bool IsTrue(Lateness what) => DueAt(job, what) is not null;
    }

    private static DateTimeOffset? Unless(DateTimeOffset? kept, DateTimeOffset? at) => kept <= at ? null : at;
}
