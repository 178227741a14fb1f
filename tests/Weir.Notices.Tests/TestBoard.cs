using Weir.Jobs;

namespace Weir.Notices.Tests;

/// <summary>A board with a clock of its own, whose zone is UTC.</summary>
internal sealed class TestBoard : IWallClock
{
    private readonly NotificationDefinition[] _notifications;

    public TestBoard(params NotificationDefinition[] notifications)
    {
        _notifications = notifications;
        Board = new NoticeBoard(this);
        Board.Restore(notifications, 7, [], 0, new Dictionary<string, string>());
    }

    public static MailChannel Mail { get; } = new(["ops@example.org"]);

    public static WebhookChannel Hook { get; } = new(new Uri("https://hooks.example.org/weir"));

    public NoticeBoard Board { get; private set; }

    public DateTimeOffset Now { get; set; } = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    /// <summary>All that was stored, as it is now.</summary>
    public Dictionary<long, Telling> Stored { get; } = [];

    public Dictionary<string, string> Remembered { get; } = [];

    public List<BoardMessage> Messages { get; } = [];

    public static NotificationDefinition Failures(Func<NotificationDefinition, NotificationDefinition>? change = null)
    {
        var notification = new NotificationDefinition(ObjectName.Parse("FAILED"), [NoticeTrigger.JobFailed], [Mail]);
        return change is null ? notification : change(notification);
    }

    public Notice Failed(int number, string job = "LOAD", int status = 1) =>
        new()
        {
            Trigger = NoticeTrigger.JobFailed,
            At = Now,
            Text = $"job {number} {job} failed: it ended with status {status}",
            Cause = $"status {status}",
            Number = number,
            Job = job,
            Machine = "alpha",
            Schedule = "AdHoc",
            User = "alice",
            State = "Failed",
            ExitCode = status,
        };

    public void Tell(params Notice[] notices)
    {
        foreach (var notice in notices)
        {
            Board.Tell(notice, Now);
        }

        Store();
    }

    public IReadOnlyList<Delivery> Take(int most = 100)
    {
        var taken = Board.Take(most, Now);
        Store();
        return taken;
    }

    /// <summary>Takes what is due and settles each with one outcome.</summary>
    public IReadOnlyList<Telling> Deliver(DeliveryOutcome outcome = DeliveryOutcome.Sent, string? error = null)
    {
        var taken = Take();
        foreach (var delivery in taken)
        {
            Board.Settle(new DeliveryResult(delivery.Telling.Id, outcome, error), Now);
        }

        Store();
        return [.. taken.Select(delivery => delivery.Telling)];
    }

    public void Store()
    {
        var changes = Board.Drain();
        foreach (var telling in changes.Tellings)
        {
            Stored[telling.Id] = telling;
        }

        foreach (var (key, value) in changes.Remembered)
        {
            if (value is null)
            {
                Remembered.Remove(key);
            }
            else
            {
                Remembered[key] = value;
            }
        }

        Messages.AddRange(changes.Messages);
    }

    /// <summary>The server crashes and starts again: what is stored is all that is left.</summary>
    public void Restart()
    {
        Board = new NoticeBoard(this);
        Board.Restore(
            _notifications,
            8,
            Stored.Values.Where(telling => telling.State == TellingState.Pending),
            Stored.Keys.DefaultIfEmpty().Max(),
            Remembered
        );
    }

    public TimeOnly TimeOf(DateTimeOffset at) => TimeOnly.FromTimeSpan(at.TimeOfDay);

    public DateTimeOffset Next(DateTimeOffset after, TimeOnly time)
    {
        var today = new DateTimeOffset(DateOnly.FromDateTime(after.Date), time, TimeSpan.Zero);
        return today > after ? today : today.AddDays(1);
    }
}
