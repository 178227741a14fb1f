using Weir.Day.Service;
using Weir.Day.State;
using Weir.Jobs;
using Weir.ServiceLevels.Queues;

namespace Weir.Day.Constraints;

/// <summary>Who would go if nothing shared stopped it: the jobs of a lane, by its pattern, or one job.</summary>
internal readonly struct Contender
{
    /// <summary>One job, from which so many of the policy's reserves are kept.</summary>
    public Contender(DayState day, Job job, LaneKey key, int reserves, Trial? trial = null)
    {
        Day = day;
        Job = job;
        Key = key;
        Reserves = reserves;
        Trial = trial;
        Machine = day.FindMachine(job.Machine);
        JobQueue = job.TrackType == TrackType.Queue ? day.FindJobQueue(job.JobQueue) : null;
    }

    /// <summary>The jobs of a lane.</summary>
    public Contender(DayState day, Lane lane, Trial? trial = null)
        : this(day, lane.Pattern, lane.Key, ReservesOf(lane), trial) { }

    public DayState Day { get; }

    public Job Job { get; }

    public LaneKey Key { get; }

    /// <summary>How many of the policy's reserves are kept from it.</summary>
    public int Reserves { get; }

    /// <summary>What is otherwise than the day has it; <see langword="null"/>: nothing.</summary>
    public Trial? Trial { get; }

    /// <summary>Its machine; <see langword="null"/> where nobody knows it.</summary>
    public MachineOfDay? Machine { get; }

    /// <summary>Its job queue; <see langword="null"/> where nothing is known of it, and for tracked jobs.</summary>
    public JobQueueOfDay? JobQueue { get; }

    /// <summary>Who has waited too long takes slots that are kept for others.</summary>
    public static int ReservesOf(Lane lane) => lane.IsOverdue ? 0 : lane.ReserveClass;
}
