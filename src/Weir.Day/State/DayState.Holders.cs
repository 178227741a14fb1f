using System.Globalization;
using Weir.Day.Constraints;
using Weir.Day.State;
using Weir.Jobs;

namespace Weir.Day;

/// <summary>Why a job waits: the one place that says so.</summary>
public sealed partial class DayState
{
    /// <summary>
    /// All that hold a job now, not the first only, each with what would let it go. A job that waits has at least one; one
    /// that was let go has none.
    /// </summary>
    public IReadOnlyList<Holder> HoldersOf(Job job, DateTimeOffset now) => HoldersOf(job, now, tellsOfOthers: true);

    /// <summary>The same; to who sees no jobs of others, it tells neither their numbers nor how many they are.</summary>
    public IReadOnlyList<Holder> HoldersOf(Job job, DateTimeOffset now, bool tellsOfOthers)
    {
        if (job.State == JobState.Rejected)
        {
            return job.Holds;
        }

        if (job.State != JobState.Waiting)
        {
            return [];
        }

        var active = _jobs.GetValueOrDefault(job.Number);
        var since = active is { Place.Lane: not null } ? active.LanedAt : job.SubmittedAt;
        var holders = new List<Holder>(job.Holds);
        if (job.NotBefore is { } at && at > now)
        {
            holders.Add(new Holder(
                HolderManager.Schedule, HolderCodes.StartTime, $"not before {Say(at)}", job.SubmittedAt, $"its start time comes; or an operator: weir start {job.Number.Value}"));
        }

        if (job.TrackType == TrackType.Queue)
        {
            AddSchedule(holders, job);
            AddJobQueue(holders, job, since, tellsOfOthers);
        }

        AddLimits(holders, job, since, tellsOfOthers);
        AddMachine(holders, job, since, tellsOfOthers);
        AddTurn(holders, job, active, since, tellsOfOthers);
        return holders;
    }

    private void AddSchedule(List<Holder> holders, Job job)
    {
        if (FindScheduleDay(job.Schedule, job.ScheduleDate) is { IsHeld: true, Day: var day })
        {
            var by = day.By is null ? "" : $" by {day.By}";
            holders.Add(new Holder(
                HolderManager.Schedule, HolderCodes.ScheduleHeld, $"schedule {day.Name} of {Say(day.Date)} is on hold{by}", day.Since, $"weir schedule release {day.Name}"));
        }
    }

    private void AddJobQueue(List<Holder> holders, Job job, DateTimeOffset since, bool tellsOfOthers)
    {
        if (!_jobQueues.TryGetValue(job.JobQueue, out var jobQueue))
        {
            return;
        }

        if (jobQueue.IsHeld)
        {
            holders.Add(new Holder(
                HolderManager.Limit, HolderCodes.JobQueueHeld, $"job queue {job.JobQueue} is held", since, "its definition without hold: weir apply"));
        }

        if (!jobQueue.Active.HasRoomFor(1))
        {
            holders.Add(new Holder(
                HolderManager.Limit,
                HolderCodes.JobQueueFull,
                $"job queue {job.JobQueue} is full{(tellsOfOthers ? $": {jobQueue.Active.InUse} of {jobQueue.Active.Maximum} jobs under way" : "")}",
                since,
                $"a job of {job.JobQueue} ends"));
        }
    }

    private void AddLimits(List<Holder> holders, Job job, DateTimeOffset since, bool tellsOfOthers)
    {
        foreach (var need in job.Limits)
        {
            if (Limits.HasRoomFor(need, job.Machine))
            {
                continue;
            }

            var (used, maximum) = Limits.All.TryGetValue(need.Limit, out var limit)
                ? (limit.InUseFor(job.Machine), limit.MaximumFor(job.Machine))
                : (0, Capacity.Limits.MaximumOfUnknown);
            var release = need.Units > maximum
                ? $"a maximum of at least {need.Units}: weir limit set {need.Limit}"
                : $"jobs that use {need.Limit} end";
            var text = tellsOfOthers
                ? $"limit {need.Limit} has {used} of {maximum} units in use and the job needs {need.Units}"
                : $"limit {need.Limit} has no room for the {need.Units} that the job needs";
            holders.Add(new Holder(HolderManager.Limit, HolderCodes.LimitFull, text, since, release));
        }
    }

    private void AddMachine(List<Holder> holders, Job job, DateTimeOffset since, bool tellsOfOthers)
    {
        var machine = _machines.GetValueOrDefault(job.Machine);
        if (machine is not { IsUp: true })
        {
            var down = machine?.LinkSince is { } from && from > since ? from : since;
            holders.Add(new Holder(HolderManager.Machine, HolderCodes.MachineDown, $"machine {job.Machine} cannot be reached", down, $"the agent on {job.Machine} answers again"));
        }

        if (machine is null || job.TrackType != TrackType.Queue)
        {
            return;
        }

        if (machine.IsDraining)
        {
            holders.Add(new Holder(
                HolderManager.Machine, HolderCodes.MachineDraining, $"machine {job.Machine} is draining", since, "its definition without draining: weir apply"));
        }

        if (machine.Slots.HasRoomFor(1))
        {
            AddReserve(holders, job, machine, since);
        }
        else
        {
            holders.Add(new Holder(
                HolderManager.Machine,
                HolderCodes.NoSlot,
                $"machine {job.Machine} has no free slot{(tellsOfOthers ? $": {machine.Slots.InUse} of {machine.Slots.Maximum} in use" : "")}",
                since,
                $"a queued job on {job.Machine} ends"));
        }
    }

    private void AddReserve(List<Holder> holders, Job job, MachineOfDay machine, DateTimeOffset since)
    {
        if (_jobs.GetValueOrDefault(job.Number) is { Place: { IsThere: true } place } && KeptFrom(place, machine) is var kept and > 0 && !machine.Slots.HasRoomFor(1 + kept))
        {
            holders.Add(new Holder(
                HolderManager.Capacity,
                HolderCodes.SlotsKept,
                $"the last {kept} free slots of machine {job.Machine} are kept for groups with shorter goals than {GroupOf(job)}",
                since,
                $"a queued job on {job.Machine} ends"));
        }
    }

    private static void AddTurn(List<Holder> holders, Job job, ActiveJob? active, DateTimeOffset since, bool tellsOfOthers)
    {
        if (active?.Place.Lane is { } lane && lane.First is { } first && first != job.Number)
        {
            holders.Add(new Holder(
                HolderManager.Turn, HolderCodes.Turn, tellsOfOthers ? $"others go first, next {first}" : "others go first", since, $"its turn comes; or an operator: weir start {job.Number.Value}"));
        }
        else if (holders.Count == 0)
        {
            holders.Add(new Holder(HolderManager.Turn, HolderCodes.Turn, "it goes with the next decision", since, "nothing more is needed"));
        }
    }

    private static string Say(DateTimeOffset at) => at.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Say(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
