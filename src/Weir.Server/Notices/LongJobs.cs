using Weir.Day;
using Weir.Jobs;
using Weir.Notices;

namespace Weir.Server.Notices;

/// <summary>Which jobs will run or wait for longer than a notification says, and when.</summary>
internal sealed class LongJobs
{
    private readonly PriorityQueue<
        (NotificationDefinition Notification, NoticeTrigger Trigger, TrackingNumber Number),
        DateTimeOffset
    > _due = new();

    /// <summary>When the next of them is to be looked at.</summary>
    public DateTimeOffset? Next => _due.TryPeek(out _, out var at) ? at : null;

    /// <summary>Begins again with all jobs that are not over.</summary>
    public void Begin(IReadOnlyList<NotificationDefinition> notifications, IEnumerable<Job> jobs)
    {
        _due.Clear();
        if (notifications.Any(IsTimed))
        {
            foreach (var job in jobs)
            {
                Add(notifications, job);
            }
        }
    }

    /// <summary>A job came or changed its state.</summary>
    public void Add(IReadOnlyList<NotificationDefinition> notifications, Job job)
    {
        foreach (var notification in notifications)
        {
            if (Lasting(job) is { } lasting && SpanOf(notification, lasting.Trigger) is { } span)
            {
                _due.Enqueue((notification, lasting.Trigger, job.Number), lasting.Since + span);
            }
        }
    }

    /// <summary>Tells of those that last for longer now.</summary>
    public void Tell(NoticeBoard board, DayState day, DateTimeOffset now)
    {
        while (_due.TryPeek(out var due, out var at) && at <= now)
        {
            _due.Dequeue();
            if (
                day.TryFind(due.Number, out var job)
                && Lasting(job) is { } lasting
                && lasting.Trigger == due.Trigger
                && SpanOf(due.Notification, due.Trigger) is { } span
                && JobNotices.Lasts(due.Trigger, now, span, job) is var notice
                && due.Notification.Matches(notice)
            )
            {
                board.TellOnce(due.Notification, notice, now);
            }
        }
    }

    /// <summary>A job is over, or does something else now.</summary>
    public static void Forget(NoticeBoard board, Job job)
    {
        foreach (var notification in board.Notifications.Where(IsTimed))
        {
            if (job.State != JobState.Running)
            {
                board.Over(notification, NoticeTrigger.JobRunsLonger, job.Number.Value);
            }

            if (job.State != JobState.Waiting)
            {
                board.Over(notification, NoticeTrigger.JobWaitsLonger, job.Number.Value);
            }
        }
    }

    private static bool IsTimed(NotificationDefinition notification) => notification is not { RunsLonger: null, WaitsLonger: null };

    private static TimeSpan? SpanOf(NotificationDefinition notification, NoticeTrigger trigger) =>
        trigger == NoticeTrigger.JobRunsLonger ? notification.RunsLonger : notification.WaitsLonger;

    private static (NoticeTrigger Trigger, DateTimeOffset Since)? Lasting(Job job) =>
        job switch
        {
            { State: JobState.Running, StartedAt: { } started } => (NoticeTrigger.JobRunsLonger, started),
            { State: JobState.Waiting } => (
                NoticeTrigger.JobWaitsLonger,
                job.NotBefore > job.SubmittedAt ? job.NotBefore.Value : job.SubmittedAt
            ),
            _ => null,
        };
}
