using Weir.Capacity;
using Weir.Day.State;
using Weir.Jobs;
using Weir.Jobs.Plans;
using Weir.Schedules;

namespace Weir.Day;

/// <summary>Machines, job queues, schedules and definitions of the day.</summary>
public sealed partial class DayState
{
    private readonly List<ScheduleDay> _opened = [];

    internal MachineOfDay Machine(string name)
    {
        if (!_machines.TryGetValue(name, out var machine))
        {
            var agent = new AgentState(name, 0, 0, null, 0, DateTimeOffset.UnixEpoch);
            _machines.Add(name, machine = new MachineOfDay(agent, _machineDefinitions.GetValueOrDefault(name)));
        }

        return machine;
    }

    internal MachineOfDay? FindMachine(string name) => _machines.GetValueOrDefault(name);

    internal JobQueueOfDay JobQueue(QualifiedName name)
    {
        if (!_jobQueues.TryGetValue(name, out var jobQueue))
        {
            _jobQueues.Add(name, jobQueue = new JobQueueOfDay());
        }

        return jobQueue;
    }

    internal JobQueueOfDay? FindJobQueue(QualifiedName name) => _jobQueues.GetValueOrDefault(name);

    /// <summary>A job queue that nobody defined is there only while its jobs are under way.</summary>
    internal void ForgetUnused(QualifiedName name)
    {
        if (_jobQueues.TryGetValue(name, out var jobQueue) && jobQueue is { Active.InUse: 0, IsDefined: false })
        {
            _jobQueues.Remove(name);
        }
    }

    internal JobDefinition? JobDefinition(ObjectName schedule, ObjectName name) =>
        _jobDefinitions.GetValueOrDefault((schedule, name)) is { } own ? own
        : MasterOf(schedule) is { } master && _jobDefinitions.GetValueOrDefault((master, name)) is { } found
            ? found with
            {
                Schedule = schedule,
            }
        : null;

    /// <summary>
    /// Whether jobs can be put on this schedule: it is defined and no sub-schedule, whose days are its containers', or it is AdHoc, which
    /// makes itself.
    /// </summary>
    internal bool HasSchedule(ObjectName name) =>
        name == ScheduleDefinition.AdHoc || (_schedules.TryGetValue(name, out var schedule) && !schedule.SubSchedule);

    /// <summary>A schedule's day, opened where it is not.</summary>
    internal ScheduleOfDay ScheduleDayOf(ObjectName name, DateOnly date, DateTimeOffset now, ScheduleInstance? instance = null)
    {
        if (!_scheduleDays.TryGetValue((name, date), out var day))
        {
            var definition = Schedule(name);
            var status = definition?.Hold == true ? ScheduleDayStatus.Held : ScheduleDayStatus.Open;
            day = new ScheduleOfDay(
                new ScheduleDay(definition?.Name ?? name, date, status, now == DateTimeOffset.MinValue ? BusinessDay.StartOf(date) : now)
                {
                    Instance = instance,
                    MustEndBy = definition is { MustEndBy: { } end }
                        ? ZoneOf(definition).FirstAfter(ZoneOf(definition).At(date, definition.StartTime), end)
                        : null,
                }
            );
            _scheduleDays.Add((name, date), day);
            _opened.Add(day.Day);
            NoteWithin(day.Day);
            SomeDayIsEmpty = true;
            if (now != DateTimeOffset.MinValue && date >= BusinessDay.DateOf(now))
            {
                Dependencies.Begin(name, date);
            }
        }

        return day;
    }

    /// <summary>
    /// The date on which a queued job of a schedule belongs: today where the schedule's day is open or nothing else is; just
    /// after midnight yesterday's, where that one is still at work. AdHoc makes itself each day.
    /// </summary>
    internal DateOnly LatestDate(ObjectName schedule, DateOnly today)
    {
        var yesterday = today.AddDays(-1);
        return
            schedule != ScheduleDefinition.AdHoc
            && FindScheduleDay(schedule, today) is null
            && FindScheduleDay(schedule, yesterday) is { ActiveJobs: > 0 }
            ? yesterday
            : today;
    }

    internal ScheduleOfDay? FindScheduleDay(ObjectName name, DateOnly date) => _scheduleDays.GetValueOrDefault((name, date));

    /// <summary>The days of a schedule that are not forgotten yet.</summary>
    internal IEnumerable<ScheduleOfDay> DaysOf(ObjectName schedule) => _scheduleDays.Values.Where(day => day.Day.Name == schedule);

    /// <summary>Days that have opened since this was last asked.</summary>
    internal IReadOnlyList<ScheduleDay> DrainOpened()
    {
        if (_opened.Count == 0)
        {
            return [];
        }

        ScheduleDay[] opened = [.. _opened];
        _opened.Clear();
        return opened;
    }

    /// <summary>
    /// Takes over the definitions; what is under way keeps what it has. Says which settings of limits went with their limits.
    /// </summary>
    internal IReadOnlyList<LimitOverride> Define(DefinitionSet definitions)
    {
        _jobDefinitions = definitions.JobDefinitions.ToDictionary(definition => (definition.Schedule, definition.Name));
        _schedules = definitions.Schedules.ToDictionary(schedule => schedule.Name);
        _instanceSchedules.Clear();
        DefinePlans(definitions);
        _machineDefinitions = definitions.Machines.ToDictionary(machine => machine.Name, StringComparer.OrdinalIgnoreCase);
        _capacities = definitions.Capacities;
        _policies = definitions.Policies.ToDictionary(policy => policy.Name);
        var gone = Limits.Define(definitions.Limits);
        Clocks.TouchAll();
        Expressions.TouchLimits();
        foreach (var (name, machine) in _machines)
        {
            machine.Define(_machineDefinitions.GetValueOrDefault(name));
        }

        var jobQueues = definitions.JobQueues.ToDictionary(jobQueue => jobQueue.Name);
        foreach (var name in jobQueues.Keys)
        {
            JobQueue(name);
        }

        foreach (var (name, jobQueue) in _jobQueues)
        {
            jobQueue.Define(jobQueues.GetValueOrDefault(name));
            ForgetUnused(name);
        }

        Queues.UnblockAll();
        Queues.MarkAllStale();
        return gone;
    }
}
