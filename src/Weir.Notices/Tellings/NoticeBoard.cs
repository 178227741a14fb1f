using System.Globalization;
using Weir.Jobs;

namespace Weir.Notices;

/// <summary>
/// Decides who is told of what, and when: which notification a notice fits, what is gathered, what waits for the end of quiet hours,
/// what is too much, what is told again. No input, no output and no clock; what it changes is stored by who asks it.
/// </summary>
public sealed partial class NoticeBoard(IWallClock clock)
{
    /// <summary>How many deliveries by one channel are under way at once.</summary>
    private const int MostByChannel = 4;

    /// <summary>What was told last is remembered of so many subjects of a notification.</summary>
    private const int MostRemembered = 10_000;

    private const string TrialGroup = "trial";

    private static readonly TimeSpan s_hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan s_patience = TimeSpan.FromDays(3);

    private readonly SortedDictionary<long, Telling> _pending = [];
    private readonly Dictionary<long, string> _underWay = [];
    private readonly Dictionary<(string Notification, string Group), List<long>> _open = [];
    private readonly Dictionary<string, ChannelState> _channels = new(StringComparer.Ordinal);
    private readonly Dictionary<string, StormWindow> _windows = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _last = new(StringComparer.Ordinal);

    private readonly SortedDictionary<long, Telling> _changed = [];
    private readonly List<BoardMessage> _messages = [];
    private readonly Dictionary<string, string?> _remembered = new(StringComparer.Ordinal);

    private IReadOnlyList<NotificationDefinition> _notifications = [];
    private long _epoch;
    private long _lastId;

    /// <summary>All that are defined.</summary>
    public IReadOnlyList<NotificationDefinition> Notifications => _notifications;

    /// <summary>What waits to be told, oldest first.</summary>
    public IReadOnlyCollection<Telling> Pending => _pending.Values;

    /// <summary>Begins again with what is stored; what is under way stays so.</summary>
    /// <param name="notifications">All that are defined.</param>
    /// <param name="epoch">The server's: makes keys that no other start gave.</param>
    /// <param name="pending">What waits to be told.</param>
    /// <param name="lastId">The highest id that is stored.</param>
    /// <param name="last">What was told last, by key.</param>
    public void Restore(
        IReadOnlyList<NotificationDefinition> notifications,
        long epoch,
        IEnumerable<Telling> pending,
        long lastId,
        IReadOnlyDictionary<string, string> last
    )
    {
        ArgumentNullException.ThrowIfNull(pending);
        ArgumentNullException.ThrowIfNull(last);
        (_epoch, _lastId) = (epoch, Math.Max(_lastId, lastId));
        _pending.Clear();
        _open.Clear();
        _last.Clear();
        _changed.Clear();
        _messages.Clear();
        _remembered.Clear();
        foreach (var telling in pending)
        {
            _pending[telling.Id] = telling;
            Open(telling);
        }

        foreach (var (key, trigger) in last)
        {
            _last[key] = trigger;
        }

        _notifications = notifications;
    }

    /// <summary>
    /// Other notifications count from now on; what waits for one that is gone, or by a channel that it has no more, is withdrawn.
    /// </summary>
    public void Define(IReadOnlyList<NotificationDefinition> notifications, DateTimeOffset now)
    {
        _notifications = notifications;
        foreach (var telling in _pending.Values.ToList())
        {
            if (Find(telling) is null)
            {
                Settle(telling, TellingState.Withdrawn, now);
            }
        }
    }

    /// <summary>Something happened.</summary>
    public void Tell(Notice notice, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(notice);
        if (notice.Trigger is NoticeTrigger.JobSucceeded or NoticeTrigger.JobMarkedOk)
        {
            Recover(notice, now);
        }

        foreach (var notification in _notifications)
        {
            if (notification.Matches(notice) && IsNews(notification, notice))
            {
                Put(notification, notice, now);
            }
        }
    }

    /// <summary>Something lasts for longer than a notification says: that one tells of it, once for a job.</summary>
    public void TellOnce(NotificationDefinition notification, Notice notice, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(notification);
        ArgumentNullException.ThrowIfNull(notice);
        var key = OnceKey(notification, notice.Trigger, notice.Number);
        if (!_last.ContainsKey(key))
        {
            Remember(key, "told");
            Put(notification, notice, now);
        }
    }

    /// <summary>The job does not last any more: of another that is told again.</summary>
    public void Over(NotificationDefinition notification, NoticeTrigger trigger, int number) =>
        Forget(OnceKey(notification, trigger, number));

    /// <summary>Somebody tries a notification: all its channels are told at once, whatever it says of hours and bounds.</summary>
    /// <returns>The tellings; none where there is no such notification.</returns>
    public IReadOnlyList<Telling> Try(ObjectName name, Notice notice, DateTimeOffset now) =>
        _notifications.FirstOrDefault(known => known.Name == name) is { } notification
            ? [.. notification.To.Select(channel => Create(notification, channel, TrialGroup, notice, now))]
            : [];

    /// <summary>Somebody acknowledged what is known of a job: nothing of it is told again.</summary>
    /// <returns>How many tellings are not told for that.</returns>
    public int Acknowledge(TrackingNumber number, DateTimeOffset now)
    {
        var repeated = _pending.Values.Where(telling => telling.Step > 0 && telling.Numbers.Contains(number.Value)).ToList();
        repeated.ForEach(telling => Settle(telling, TellingState.Acknowledged, now));
        return repeated.Count;
    }

    /// <summary>All that has changed since this was asked last.</summary>
    public BoardChanges Drain()
    {
        if (_changed.Count == 0 && _messages.Count == 0 && _remembered.Count == 0)
        {
            return BoardChanges.None;
        }

        var changes = new BoardChanges([.. _changed.Values], [.. _messages], new Dictionary<string, string?>(_remembered));
        _changed.Clear();
        _messages.Clear();
        _remembered.Clear();
        return changes;
    }

    private static bool IsTrial(Telling telling) => telling.Group == TrialGroup;

    private static string OnceKey(NotificationDefinition notification, NoticeTrigger trigger, int? number) =>
        string.Create(CultureInfo.InvariantCulture, $"{notification?.Name} {trigger.ToText()} {number}").ToUpperInvariant();

    private Channel? Find(Telling telling) =>
        NotificationOf(telling)?.ChannelsOf(telling.Step).FirstOrDefault(channel => channel.Key == telling.Channel);

    private NotificationDefinition? NotificationOf(Telling telling) =>
        _notifications.FirstOrDefault(known => string.Equals(known.Name.Text, telling.Notification, StringComparison.OrdinalIgnoreCase));

    private bool IsNews(NotificationDefinition notification, Notice notice)
    {
        if (!notification.OnlyOnChange)
        {
            return true;
        }

        var key = $"{notification.Name} {notice.Subject}".ToUpperInvariant();
        var now = $"{notice.Trigger.ToText()} {notice.Cause}";
        if (_last.GetValueOrDefault(key) == now)
        {
            return false;
        }

        Remember(key, now);
        return true;
    }

    private void Remember(string key, string what)
    {
        if (_last.Count >= MostRemembered && !_last.ContainsKey(key))
        {
            Forget(_last.Keys.First());
        }

        _last[key] = what;
        _remembered[key] = what;
    }

    private void Forget(string key)
    {
        if (_last.Remove(key))
        {
            _remembered[key] = null;
        }
    }

    private void Put(NotificationDefinition notification, Notice notice, DateTimeOffset now)
    {
        var group = $"{notice.Trigger.ToText()} {notice.Cause}";
        if (Join(notification, group, notice))
        {
            return;
        }

        if (!_windows.TryGetValue(notification.Name.Text, out var window) || now - window.From >= s_hour)
        {
            _windows[notification.Name.Text] = window = new StormWindow(now);
        }

        var due = now + notification.Group;
        if (window.Told >= notification.Most)
        {
            if (Join(notification, StormWindow.Group, notice))
            {
                return;
            }

            (group, due) = (StormWindow.Group, window.From + s_hour);
            _messages.Add(
                new BoardMessage(
                    now,
                    MessageSeverity.Warning,
                    "notification-storm",
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"notification {notification.Name} has been told {notification.Most} times within an hour, which is its most: what else happens is gathered and told at {due:yyyy-MM-dd'T'HH:mm:ss'Z'}"
                    )
                )
            );
        }

        window.Told++;
        due = Put(notification, due);
        foreach (var channel in notification.To)
        {
            Create(notification, channel, group, notice, due);
        }

        if (notification.Escalate is [var step, ..])
        {
            foreach (var channel in step.To)
            {
                Create(notification, channel, group, notice, Put(notification, due + step.After), step: 1);
            }
        }
    }

    // What waits and is not yet under way takes one notice more; so do the repetitions that follow it.
    private bool Join(NotificationDefinition notification, string group, Notice notice)
    {
        if (notification.Group == TimeSpan.Zero && group != StormWindow.Group)
        {
            return false;
        }

        if (!_open.TryGetValue(GroupOf(notification.Name.Text, group), out var ids))
        {
            return false;
        }

        var same = ids.Select(id => _pending.GetValueOrDefault(id))
            .OfType<Telling>()
            .Where(telling => telling.Attempts == 0 && !_underWay.ContainsKey(telling.Id))
            .ToList();
        if (!same.Exists(telling => telling.Step == 0))
        {
            _open.Remove(GroupOf(notification.Name.Text, group));
            return false;
        }

        foreach (var telling in same)
        {
            Keep(telling.With(notice));
        }

        return true;
    }

    private Telling Create(
        NotificationDefinition notification,
        Channel channel,
        string group,
        Notice notice,
        DateTimeOffset due,
        int step = 0
    )
    {
        _lastId++;
        var telling = Keep(
            new Telling
            {
                Id = _lastId,
                Key = string.Create(CultureInfo.InvariantCulture, $"{_epoch}-{_lastId}"),
                Notification = notification.Name.Text,
                Channel = channel.Key,
                Group = group,
                Due = due,
                Notices = [notice],
                Numbers = notice.Number is { } number ? [number] : [],
                Step = step,
            }
        );
        Open(telling);
        return telling;
    }

    // What is not told yet takes more of the same.
    private void Open(Telling telling)
    {
        var group = GroupOf(telling.Notification, telling.Group);
        if (_open.TryGetValue(group, out var ids))
        {
            ids.Add(telling.Id);
        }
        else
        {
            _open[group] = [telling.Id];
        }
    }

    private DateTimeOffset Put(NotificationDefinition notification, DateTimeOffset due) =>
        notification.Quiet is { } quiet ? quiet.Put(due, clock) : due;

    private static (string Notification, string Group) GroupOf(string notification, string group) =>
        (notification.ToUpperInvariant(), group);

    // A job that failed and is all right since needs nobody any more: where it is the only one that is told of.
    private void Recover(Notice notice, DateTimeOffset now)
    {
        foreach (
            var telling in _pending
                .Values.Where(telling => telling.Step > 0 && telling.Count <= Telling.MostNotices)
                .Where(telling => telling.Notices.All(told => told.Subject == notice.Subject))
                .ToList()
        )
        {
            Settle(telling, TellingState.Recovered, now);
        }
    }

    private Telling Keep(Telling telling)
    {
        _pending[telling.Id] = telling;
        _changed[telling.Id] = telling;
        return telling;
    }

    private void Settle(Telling telling, TellingState state, DateTimeOffset now)
    {
        _pending.Remove(telling.Id);
        _changed[telling.Id] = telling with { State = state, SettledAt = now };
    }
}
