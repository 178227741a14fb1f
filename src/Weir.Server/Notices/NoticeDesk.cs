using System.Globalization;
using Weir.Day;
using Weir.Day.Inputs;
using Weir.Jobs;
using Weir.Jobs.Plans;
using Weir.Notices;
using Weir.Schedules;
using Weir.Server.Definitions;
using Weir.Stores;
using Weir.Stores.Server;

namespace Weir.Server.Notices;

/// <summary>
/// Tells the board what a decision brought; what the board changes goes into the decision's own transaction. Only the loop touches it.
/// </summary>
internal sealed class NoticeDesk(BusinessDay businessDay)
{
    private readonly LongJobs _long = new();

    // What days were before somebody had them built.
    private readonly Dictionary<(ObjectName Name, DateOnly Date), ScheduleDayStatus?> _building = [];
    private readonly HashSet<string> _silent = new(StringComparer.OrdinalIgnoreCase);

    public NoticeBoard Board { get; } = new(new BusinessDayClock(businessDay));

    /// <summary>When something is to be looked at even if nothing comes.</summary>
    public DateTimeOffset? NextWake => _long.Next;

    /// <summary>Begins again with what is stored.</summary>
    public void Restore(
        IReadOnlyList<NotificationDefinition> notifications,
        long epoch,
        ServerSnapshot snapshot,
        IEnumerable<StoredRecord> told,
        Action<UnreadableRow> note
    )
    {
        Board.Restore(
            notifications,
            epoch,
            StoredTellings.Read(snapshot.Tellings, note),
            snapshot.LastTelling,
            told.ToDictionary(record => record.Name, record => record.Body ?? "")
        );
        _building.Clear();
        _long.Begin(notifications, snapshot.Jobs);
    }

    /// <summary>Other notifications count from now on.</summary>
    public void Define(IReadOnlyList<NotificationDefinition> notifications, DayState day, DateTimeOffset now)
    {
        Board.Define(notifications, now);
        _long.Begin(notifications, day.Jobs);
    }

    /// <summary>What a decision brought.</summary>
    public void Tell(
        Decision decision,
        IReadOnlyList<Input> inputs,
        IReadOnlyDictionary<(ObjectName Name, DateOnly Date), ScheduleDay> before,
        DayState day,
        DateTimeOffset now
    )
    {
        if (Board.Notifications.Count == 0)
        {
            return;
        }

        TellOfJobs(decision, now);
        foreach (var scheduleDay in decision.ScheduleDays)
        {
            if (OfSchedule(scheduleDay, StatusBefore(scheduleDay, before)) is { } trigger)
            {
                Board.Tell(Of(scheduleDay, trigger, now), now);
            }

            var told = before.GetValueOrDefault((scheduleDay.Name, scheduleDay.Date))?.Lateness ?? [];
            foreach (var what in scheduleDay.Lateness.Except(told))
            {
                Board.Tell(
                    Of(scheduleDay, what == Lateness.Late ? NoticeTrigger.ScheduleLate : NoticeTrigger.ScheduleAboutToBeLate, now),
                    now
                );
            }
        }

        foreach (var link in inputs.OfType<AgentLink>())
        {
            // That a machine is up is news only where it was not.
            if (link.Up ? _silent.Remove(link.Machine) : _silent.Add(link.Machine))
            {
                Board.Tell(OfMachine(link, now), now);
            }
        }

        _long.Tell(Board, day, now);
    }

    /// <summary>The board's changes as what is stored.</summary>
    public static IEnumerable<StoredRecord> Records(BoardChanges changes) =>
        changes.Remembered.Select(told => new StoredRecord(RecordKinds.Told, told.Key, told.Value));

    private void TellOfJobs(Decision decision, DateTimeOffset now)
    {
        var jobs = decision.Jobs.ToDictionary(job => job.Number);
        foreach (var line in decision.Events)
        {
            if (jobs.TryGetValue(line.Number, out var job) && JobNotices.From(line, job) is { } notice)
            {
                Board.Tell(notice, now);
            }
        }

        foreach (var job in decision.Jobs)
        {
            _long.Add(Board.Notifications, job);
            LongJobs.Forget(Board, job);
        }
    }

    // That a day is being built is no news: it is then what it was before, or something else.
    private ScheduleDayStatus? StatusBefore(ScheduleDay day, IReadOnlyDictionary<(ObjectName Name, DateOnly Date), ScheduleDay> stored)
    {
        var key = (day.Name, day.Date);
        var before = stored.GetValueOrDefault(key)?.Status;
        if (before == ScheduleDayStatus.Building)
        {
            before = _building.GetValueOrDefault(key);
        }

        if (day.Status == ScheduleDayStatus.Building)
        {
            _building[key] = before;
        }
        else
        {
            _building.Remove(key);
        }

        return before;
    }

    private static NoticeTrigger? OfSchedule(ScheduleDay day, ScheduleDayStatus? before) =>
        (before, day.Status) switch
        {
            (null, ScheduleDayStatus.Open) => NoticeTrigger.ScheduleStarted,
            (not ScheduleDayStatus.Held, ScheduleDayStatus.Held) => NoticeTrigger.ScheduleHeld,
            (ScheduleDayStatus.Held, ScheduleDayStatus.Open) => NoticeTrigger.ScheduleReleased,
            (not (ScheduleDayStatus.Completed or ScheduleDayStatus.Closed), ScheduleDayStatus.Completed or ScheduleDayStatus.Closed) =>
                NoticeTrigger.ScheduleCompleted,
            _ => null,
        };

    private static Notice Of(ScheduleDay day, NoticeTrigger trigger, DateTimeOffset now) =>
        new()
        {
            Trigger = trigger,
            At = now,
            Text = string.Create(
                CultureInfo.InvariantCulture,
                $"schedule {day.Name} of {day.Date:yyyy-MM-dd} {ScheduleVerb(day, trigger)}"
            ),
            Schedule = day.Name.Text,
            Date = day.Date,
        };

    private static string ScheduleVerb(ScheduleDay day, NoticeTrigger trigger)
    {
        var by = day.By is { } who ? $" by {Printable.Escape(who)}" : "";
        return trigger switch
        {
            NoticeTrigger.ScheduleStarted => $"started{by}",
            NoticeTrigger.ScheduleHeld => $"is held{by}",
            NoticeTrigger.ScheduleReleased => $"was released{by}",
            NoticeTrigger.ScheduleCompleted => $"is completed{by}",
            NoticeTrigger.ScheduleLate => $"is late: it should have ended by {MomentText.Format(day.MustEndBy)}",
            _ => $"is about to be late: it must end by {MomentText.Format(day.MustEndBy)}",
        };
    }

    private static Notice OfMachine(AgentLink link, DateTimeOffset now)
    {
        var machine = Printable.Escape(link.Machine);
        return new Notice
        {
            Trigger = link.Up ? NoticeTrigger.MachineUp : NoticeTrigger.MachineDown,
            At = now,
            Text = link.Up ? $"machine {machine} is heard of again" : $"nothing is heard of machine {machine}: its jobs are not started",
            Machine = link.Machine,
        };
    }
}
