using System.Collections.Frozen;
using Weir.Capacity;
using Weir.Jobs;
using Weir.ServiceLevels.Queues;

namespace Weir.Day.Constraints;

/// <summary>All causes that hold jobs: the one table, and what is asked of all of them together.</summary>
public static class ConstraintTable
{
    // A job's own, told first.
    private static readonly OwnConstraint[] s_own =
    [
        UserHold.Cause,
        OperatorHold.Cause,
        Rejection.Cause,
        UnmetCondition.Cause,
        DecisionFailed.Cause,
        Resubmission.Cause,
        new UnmetDependency(),
        new UnmetThreshold(),
        new UnmetExpression(),
        new StartTime(),
        new AwaitedPing(),
    ];

    // In the order in which they are told and stop. Slots come last: what waits for them waits for nothing else.
    private static readonly SharedConstraint[] s_shared =
    [
        new Closed(),
        new ScheduleHeld(),
        new JobQueueHeld(),
        new JobQueueFull(),
        LimitFull.Cause,
        new MachineDown(),
        new MachineDraining(),
        new LevelHeld(),
        new LevelCapped(),
        new NoSlot(),
        new SlotsKept(),
    ];

    private static readonly FrozenDictionary<string, Constraint> s_byCode = (
        (Constraint[])[.. s_own, .. s_shared, NotNext.Cause]
    ).ToFrozenDictionary(cause => cause.Code);

    /// <summary>All of them, in no order.</summary>
    public static IReadOnlyList<Constraint> All => s_byCode.Values;

    /// <summary>The cause that has this code; <see langword="null"/> where this version knows none.</summary>
    public static Constraint? Find(string code) => s_byCode.GetValueOrDefault(code);

    /// <summary>Whether a job that this holds is delayed.</summary>
    public static bool Delay(Holder holder)
    {
        ArgumentNullException.ThrowIfNull(holder);
        return Find(holder.Code)?.Delays ?? true;
    }

    /// <summary>Whether one of its own causes holds a job, and so keeps it out of all lanes.</summary>
    internal static bool HoldsOnItsOwn(DayState day, Job job, DateTimeOffset now)
    {
        if (job.Holds.Count > 0)
        {
            // One that this version does not know holds all the same.
            return true;
        }

        foreach (var cause in s_own)
        {
            if (cause.Blocks(day, job, now))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a job does not age.</summary>
    internal static bool StopAgeing(DayState day, Job job, DateTimeOffset now)
    {
        foreach (var cause in s_own)
        {
            if (cause.StopsAgeing(job) && cause.Blocks(day, job, now))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Where a lane waits; <see langword="null"/> where its first job may go.</summary>
    internal static Blocker? BlockerOf(in Contender of)
    {
        foreach (var cause in s_shared)
        {
            var needs = cause.CountFor(of.Job);
            for (var need = 0; need < needs; need++)
            {
                if (cause.Stops(of, need))
                {
                    return cause.BlockerOf(of, need);
                }
            }
        }

        return null;
    }

    /// <summary>Whether something other than its turn and capacity holds a lane.</summary>
    internal static bool Delay(in Contender of)
    {
        foreach (var cause in s_shared)
        {
            var needs = cause.Delays ? cause.CountFor(of.Job) : 0;
            for (var need = 0; need < needs; need++)
            {
                if (cause.Stops(of, need))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>All that hold a job but its turn, its own first.</summary>
    internal static List<Reason> Explain(in Contender of, DateTimeOffset now, ExplanationScope explanationScope)
    {
        var reasons = new List<Reason>();
        foreach (var hold in of.Job.Holds)
        {
            reasons.Add(new Reason(Find(hold.Code), 0, hold));
        }

        foreach (var cause in s_own)
        {
            if (cause.Explain(of.Day, of.Job, now, explanationScope) is { } holder)
            {
                reasons.Add(new Reason(cause, 0, holder));
            }
        }

        foreach (var cause in s_shared)
        {
            var needs = cause.CountFor(of.Job);
            for (var need = 0; need < needs; need++)
            {
                if (cause.Stops(of, need))
                {
                    reasons.Add(new Reason(cause, need, cause.Explain(of, need, explanationScope)));
                }
            }
        }

        return reasons;
    }

    /// <summary>Counts all that a job takes that goes.</summary>
    internal static void Acquire(DayState day, Job job)
    {
        foreach (var cause in s_shared)
        {
            cause.Acquire(day, job);
        }
    }

    /// <summary>Counts all that a job took as free again.</summary>
    internal static void Release(DayState day, Job job)
    {
        foreach (var cause in s_shared)
        {
            cause.Release(day, job);
        }
    }

    /// <summary>Says what a job takes of each thing when it goes, and counts nothing.</summary>
    internal static void ListUse(in Contender of, Action<Blocker, int> taken)
    {
        foreach (var cause in s_shared)
        {
            var needs = cause.CountFor(of.Job);
            for (var need = 0; need < needs; need++)
            {
                if (cause.UnitsOf(of.Job, need) is var units and > 0)
                {
                    taken(cause.BlockerOf(of, need), units);
                }
            }
        }
    }

    /// <summary>Jobs that something stopped may go now: whatever hears of this, its lanes are looked at again.</summary>
    internal static void Unblock(ServiceQueues queues, ConstraintEvent what, string name)
    {
        foreach (var cause in s_shared)
        {
            if (cause.ReactsTo(what))
            {
                queues.Unblock(cause.Kind, name);
            }
        }
    }

    /// <summary>Jobs may be delayed otherwise now: whatever hears of this and delays, its lanes are asked again.</summary>
    internal static void MarkStale(ServiceQueues queues, ConstraintEvent what, string name)
    {
        foreach (var cause in s_shared)
        {
            if (cause.Delays && cause.ReactsTo(what))
            {
                queues.MarkStale(cause.Kind, name);
            }
        }
    }

    /// <summary>Whether the ageing clock of jobs with this need stands.</summary>
    internal static bool StopClock(Limits limits, LimitNeed need, string machine)
    {
        foreach (var cause in s_shared)
        {
            if (cause.StopsClock(limits, need, machine))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What sets jobs apart into lanes besides machine, job queue and schedule.</summary>
    internal static string NeedsOf(Job job)
    {
        var text = "";
        foreach (var cause in s_shared)
        {
            if (cause.SetsApart(job) is { Length: > 0 } needs)
            {
                text = text.Length == 0 ? needs : $"{text} {needs}";
            }
        }

        return text;
    }

    /// <summary>The things that can delay a lane.</summary>
    internal static IEnumerable<(BlockerKind Kind, string Name)> ThingsOf(Lane lane)
    {
        var things = new HashSet<(BlockerKind Kind, string Name)>();
        foreach (var cause in s_shared)
        {
            var needs = cause.Delays ? cause.CountFor(lane.Pattern) : 0;
            for (var need = 0; need < needs; need++)
            {
                things.Add((cause.Kind, cause.NameOf(lane.Key, lane.Pattern, need)));
            }
        }

        return things;
    }
}
