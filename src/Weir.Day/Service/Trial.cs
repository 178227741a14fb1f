using Weir.Jobs;
using Weir.ServiceLevels.Queues;

namespace Weir.Day.Service;

/// <summary>
/// What the next decision would do if one thing were otherwise: it lets jobs go as that does, in the same order, but only
/// counts what they would take.
/// </summary>
internal sealed class Trial(DayState state, RemedyKind remedy, Job of, ObjectName? limit = null)
{
    /// <summary>A way out past so many others is none that anybody would go.</summary>
    private const int MostOthers = 2000;

    private readonly Dictionary<string, int> _taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Lets jobs go until it is this one's turn; says whether it then goes.</summary>
    public bool Starts(QueuePlace place, QueueCursor turn)
    {
        var closed = new HashSet<Lane>();
        var others = 0;
        foreach (var other in state.Queues.Candidates(lane => !closed.Contains(lane) && !Stops(lane.Pattern, lane.IsOverdue ? 0 : lane.ReserveClass)))
        {
            if (other.Number == of.Number)
            {
                continue;
            }

            if (other.Place.CompareTo(turn) > 0)
            {
                break;
            }

            if (Stops(other.Lane.Pattern, other.IsOverdue ? 0 : other.Lane.ReserveClass))
            {
                closed.Add(other.Lane);
                continue;
            }

            Take(other.Lane.Pattern);
            if (++others > MostOthers)
            {
                return false;
            }
        }

        return !Stops(of, state.ReservesOf(place));
    }

    /// <summary>What would be in use of the limit once the job had started.</summary>
    public int Needed(Capacity.Limit found, int units) => found.InUseFor(of.Machine) + Taken(LimitKey(found, of.Machine)) + units;

    public int NeededSlots(int inUse) => inUse + Taken(SlotKey(of.Machine)) + 1;

    public int NeededInJobQueue(int inUse) => inUse + Taken(JobQueueKey(of)) + 1;

    private bool Stops(Job job, int reserves)
    {
        var machine = state.Machine(job.Machine);
        if (!machine.IsUp)
        {
            return true;
        }

        foreach (var need in job.Limits)
        {
            if (state.Limits.All.TryGetValue(need.Limit, out var found)
                && !(remedy == RemedyKind.Limit && need.Limit == limit && IsMine(job, found.Definition.PerMachine))
                && !found.HasRoomFor(need.Units + Taken(LimitKey(found, job.Machine)), job.Machine))
            {
                return true;
            }
        }

        return job.TrackType == TrackType.Queue && (StopsJobQueue(job) || StopsMachine(job, machine, reserves)
            || (state.FindScheduleDay(job.Schedule, job.ScheduleDate) is { IsHeld: true } && !(remedy == RemedyKind.ReleaseSchedule && job.Schedule == of.Schedule && job.ScheduleDate == of.ScheduleDate)));
    }

    private bool StopsJobQueue(Job job)
    {
        if (state.FindJobQueue(job.JobQueue) is not { } jobQueue)
        {
            return false;
        }

        var mine = job.JobQueue == of.JobQueue;
        return (jobQueue.IsHeld && !(remedy == RemedyKind.OpenJobQueue && mine))
            || (!jobQueue.Active.HasRoomFor(1 + Taken(JobQueueKey(job))) && !(remedy == RemedyKind.JobQueue && mine));
    }

    private bool StopsMachine(Job job, State.MachineOfDay machine, int reserves)
    {
        var mine = string.Equals(job.Machine, of.Machine, StringComparison.OrdinalIgnoreCase);
        return (machine.IsDraining && !(remedy == RemedyKind.StopDraining && mine))
            || (!machine.Slots.HasRoomFor(1 + state.Kept(reserves, machine) + Taken(SlotKey(job.Machine))) && !(remedy == RemedyKind.Slots && mine));
    }

    private bool IsMine(Job job, bool perMachine) => !perMachine || string.Equals(job.Machine, of.Machine, StringComparison.OrdinalIgnoreCase);

    private void Take(Job job)
    {
        foreach (var need in job.Limits)
        {
            if (state.Limits.All.TryGetValue(need.Limit, out var found))
            {
                Count(LimitKey(found, job.Machine), need.Units);
            }
        }

        if (job.TrackType == TrackType.Queue)
        {
            Count(SlotKey(job.Machine), 1);
            Count(JobQueueKey(job), 1);
        }
    }

    private void Count(string what, int units) => _taken[what] = Taken(what) + units;

    private int Taken(string what) => _taken.GetValueOrDefault(what);

    private static string LimitKey(Capacity.Limit limit, string machine) => $"limit {LaneNames.NameOf(limit, machine)}";

    private static string SlotKey(string machine) => $"slots {machine}";

    private static string JobQueueKey(Job job) => $"queue {job.JobQueue}";
}
