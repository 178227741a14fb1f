using System.Globalization;
using Weir.Day.Constraints;
using Weir.Jobs;
using Weir.Schedules.Events;
using Weir.ServiceLevels.Queues;

namespace Weir.Day.Service;

/// <summary>What could be done so that a waiting job starts: for each of its causes, what the next decision would do without it.</summary>
internal static class Remedies
{
    /// <summary>More conditions of a kind are no way that anybody would go.</summary>
    private const int MostWaived = 3;

    public static IReadOnlyList<WayOut> Find(DayState state, Job job, QueuePlace place, QueueCursor turn, IReadOnlyList<Reason> reasons)
    {
        var ways = new List<WayOut>();
        Holder[] holders = [.. reasons.Where(reason => reason.Cause is not NotNext).Select(reason => reason.Holder)];
        if (reasons[0] is { Cause: OwnConstraint { Remedy: RemedyKind.Release } })
        {
            ways.Add(Release(state, job, place, turn, holders));
        }

        if (UnmetThreshold.WayOutOf(state, job) is var (name, from, to))
        {
            Holder[] left = [.. holders.Where(holder => holder.Code != HolderCodes.Threshold)];
            var startsNow = left.Length == 0 && StartsBehindAll(state, job, [.. state.JobsHeldBy(name)], place, turn);
            ways.Add(new WayOut(RemedyKind.Threshold, name.Text, null, from, to, startsNow, left));
        }

        if (UnmetExpression.WayOutOf(state, job) is { } change)
        {
            Holder[] left = [.. holders.Where(holder => holder.Code != HolderCodes.Expression)];
            var startsNow = left.Length == 0 && StartsBehindAll(state, job, [.. WhoGoesBy(state, change.Of)], place, turn);
            ways.Add(new WayOut(RemedyKind.Expression, change.Of.ToString(), null, 0, 0, startsNow, left) { Command = change.Command });
        }

        var contender = new Contender(state, job, state.KeyOf(job), state.ReservesOf(place));
        foreach (var reason in reasons)
        {
            if (reason is { Cause: SharedConstraint { Remedy: { } remedy } cause })
            {
                var blocker = cause.BlockerOf(contender, reason.Need);
                var trial = new Trial(state, job, remedy, blocker);
                Holder[] left = [.. holders.Where(holder => !ReferenceEquals(holder, reason.Holder))];
                var startsNow = left.Length == 0 && trial.Starts(place, turn);
                if (cause.WayOut(contender, reason.Need, trial.Acquired(blocker), startsNow, left) is { } way)
                {
                    ways.Add(way);
                }
            }
        }

        ways.AddRange(Waivers(state, job, place, turn, reasons, holders));
        if (state.IsUp(job.Machine))
        {
            ways.Add(new WayOut(RemedyKind.Start, job.Number.ToString(), null, 0, 0, true, []));
        }

        return [.. ways.OrderByDescending(way => way.StartsNow).ThenBy(way => way.Kind).ThenBy(way => way.To - way.From)];
    }

    private static IEnumerable<Job> WhoGoesBy(DayState state, PlaceholderName name) =>
        name.Threshold is { } threshold ? state.JobsHeldBy(threshold) : state.Expressions.Naming(name);

    // All others that what is set may let go go before it.
    private static bool StartsBehindAll(DayState state, Job job, IReadOnlyList<Job> freed, QueuePlace place, QueueCursor turn)
    {
        var others = freed.Where(other => other.Number != job.Number).DistinctBy(other => other.Number).Take(Trial.MostOthers + 1).ToList();
        if (others.Count > Trial.MostOthers)
        {
            return false;
        }

        var trial = new Trial(state, job, RemedyKind.Threshold, null);
        foreach (var other in others)
        {
            trial.GoFirst(other);
        }

        return trial.Starts(place, turn);
    }

    // A cause that has several of them holds the job until the last is taken off.
    private static IEnumerable<WayOut> Waivers(
        DayState state,
        Job job,
        QueuePlace place,
        QueueCursor turn,
        IReadOnlyList<Reason> reasons,
        Holder[] holders
    )
    {
        foreach (var reason in reasons)
        {
            var conditions = reason.Cause is OwnConstraint cause ? cause.Conditions(state, job).Distinct().ToList() : [];
            if (conditions.Count is 0 or > MostWaived)
            {
                continue;
            }

            Holder[] left = [.. holders.Where(holder => conditions.Count > 1 || !ReferenceEquals(holder, reason.Holder))];
            var startsNow = left.Length == 0 && new Trial(state, job, RemedyKind.Waive, null).Starts(place, turn);
            foreach (var condition in conditions)
            {
                yield return new WayOut(RemedyKind.Waive, condition.ToString(), null, 0, 0, startsNow, left)
                {
                    Command = string.Create(
                        CultureInfo.InvariantCulture,
                        $"weir waive {job.Number.Value} {ShellWord.From(condition.ToString())}"
                    ),
                };
            }
        }
    }

    // Whoever lifts holds lifts them all.
    private static WayOut Release(DayState state, Job job, QueuePlace place, QueueCursor turn, Holder[] holders)
    {
        Holder[] left = [.. holders.Except(job.Holds)];
        var startsNow = left.Length == 0 && new Trial(state, job, RemedyKind.Release, null).Starts(place, turn);
        return new WayOut(RemedyKind.Release, job.Number.ToString(), null, 0, 0, startsNow, left);
    }
}
