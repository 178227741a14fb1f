using Weir.Day.Constraints;
using Weir.Jobs;
using Weir.ServiceLevels.Queues;

namespace Weir.Day.Service;

/// <summary>What could be done so that a waiting job starts: for each of its holders, what the next decision would do without it.</summary>
internal static class Remedies
{
    public static IReadOnlyList<WayOut> Of(DayState state, Job job, QueuePlace place, QueueCursor turn, IReadOnlyList<Holder> holders)
    {
        var ways = new List<WayOut>();
        foreach (var code in holders.Select(holder => holder.Code).Distinct())
        {
            ways.AddRange(Against(state, job, place, turn, holders, code));
        }

        if (state.IsUp(job.Machine))
        {
            ways.Add(new WayOut(RemedyKind.Start, job.Number.ToString(), null, 0, 0, true, []));
        }

        return [.. ways.OrderByDescending(way => way.StartsNow).ThenBy(way => way.Kind).ThenBy(way => way.To - way.From)];
    }

    private static IEnumerable<WayOut> Against(DayState state, Job job, QueuePlace place, QueueCursor turn, IReadOnlyList<Holder> holders, string code)
    {
        // Whoever lifts holds lifts them all.
        Holder[] holds = [.. holders.Where(holder => job.Holds.Contains(holder))];
        Holder[] left = [.. holders.Where(holder => holder.Code != code && holder.Manager != HolderManager.Turn)];
        bool Alone() => left.Length == 0;
        switch (code)
        {
            case HolderCodes.User or HolderCodes.Operator:
                if (code == holds[0].Code)
                {
                    Holder[] others = [.. holders.Except(holds).Where(holder => holder.Manager != HolderManager.Turn)];
                    yield return new WayOut(
                        RemedyKind.Release, job.Number.ToString(), null, 0, 0, others.Length == 0 && new Trial(state, RemedyKind.Release, job).Starts(place, turn), others);
                }

                break;
            case HolderCodes.ScheduleHeld:
                yield return new WayOut(
                    RemedyKind.ReleaseSchedule, job.Schedule.Text, null, 0, 0, Alone() && new Trial(state, RemedyKind.ReleaseSchedule, job).Starts(place, turn), left);
                break;
            case HolderCodes.LimitFull:
                foreach (var way in Limits(state, job, place, turn, holders))
                {
                    yield return way;
                }

                break;
            case HolderCodes.JobQueueFull:
                var ofQueue = new Trial(state, RemedyKind.JobQueue, job);
                var active = state.JobQueue(job.JobQueue).Active;
                var queueStarts = Alone() && ofQueue.Starts(place, turn);
                yield return new WayOut(RemedyKind.JobQueue, job.JobQueue.ToString(), null, active.Maximum ?? 0, ofQueue.NeededInJobQueue(active.InUse), queueStarts, left);
                break;
            case HolderCodes.JobQueueHeld:
                yield return new WayOut(
                    RemedyKind.OpenJobQueue, job.JobQueue.ToString(), null, 0, 0, Alone() && new Trial(state, RemedyKind.OpenJobQueue, job).Starts(place, turn), left);
                break;
            case HolderCodes.MachineDraining:
                yield return new WayOut(
                    RemedyKind.StopDraining, job.Machine, null, 0, 0, Alone() && new Trial(state, RemedyKind.StopDraining, job).Starts(place, turn), left);
                break;
            case HolderCodes.NoSlot or HolderCodes.SlotsKept:
                var ofSlots = new Trial(state, RemedyKind.Slots, job);
                var slots = state.Machine(job.Machine).Slots;
                var slotStarts = Alone() && ofSlots.Starts(place, turn);
                yield return new WayOut(
                    RemedyKind.Slots, job.Machine, null, slots.Maximum ?? 0, state.WithKept(ofSlots.NeededSlots(slots.InUse), state.ReservesOf(place)), slotStarts, left);
                break;
            default:
                break;
        }
    }

    private static IEnumerable<WayOut> Limits(DayState state, Job job, QueuePlace place, QueueCursor turn, IReadOnlyList<Holder> holders)
    {
        // The holders of full limits are in the order of the needs.
        LimitNeed[] full = [.. job.Limits.Where(need => !state.Limits.HasRoomFor(need, job.Machine))];
        Holder[] ofLimits = [.. holders.Where(holder => holder.Code == HolderCodes.LimitFull)];
        for (var i = 0; i < full.Length; i++)
        {
            var need = full[i];
            Holder[] left = [.. holders.Where(holder => holder.Manager != HolderManager.Turn && !ReferenceEquals(holder, ofLimits[i]))];
            var limit = state.Limits.All[need.Limit];
            var trial = new Trial(state, RemedyKind.Limit, job, need.Limit);
            var starts = left.Length == 0 && trial.Starts(place, turn);
            yield return new WayOut(
                RemedyKind.Limit,
                limit.Name.Text,
                limit.Definition.PerMachine ? job.Machine : null,
                limit.MaximumFor(job.Machine),
                trial.Needed(limit, need.Units),
                starts,
                left);
        }
    }
}
