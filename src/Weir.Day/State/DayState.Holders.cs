using Weir.Day.Constraints;
using Weir.Jobs;
using Weir.ServiceLevels.Queues;

namespace Weir.Day;

/// <summary>Why a job waits: what all causes say of it, and its turn.</summary>
public sealed partial class DayState
{
    /// <summary>
    /// All that hold a job now, not the first only, each with what would let it go. A job that waits has at least one; one
    /// that was let go has none.
    /// </summary>
    public IReadOnlyList<Holder> HoldersOf(Job job, DateTimeOffset now) => HoldersOf(job, now, tellsOfOthers: true);

    /// <summary>The same; to who sees no jobs of others, it tells neither their numbers nor how many they are.</summary>
    public IReadOnlyList<Holder> HoldersOf(Job job, DateTimeOffset now, bool tellsOfOthers) =>
        job.State switch
        {
            JobState.Rejected => job.Holds,
            JobState.Waiting => [.. ReasonsOf(job, now, tellsOfOthers).Select(reason => reason.Holder)],
            _ => [],
        };

    /// <summary>The limits that have no room for what a job needs.</summary>
    public IReadOnlyList<FullLimit> FullLimitsOf(Job job) => LimitFull.FullLimits(ContenderOf(job, default));

    private List<Reason> ReasonsOf(Job job, DateTimeOffset now, bool tellsOfOthers)
    {
        var active = _jobs.GetValueOrDefault(job.Number);
        var lane = active?.Place.Lane;
        var explanationScope = new ExplanationScope(lane is null ? job.SubmittedAt : active!.LanedAt, tellsOfOthers);
        var reasons = ConstraintTable.Explain(ContenderOf(job, active?.Place ?? default), now, explanationScope);
        if (lane?.First is { } first && first != job.Number)
        {
            reasons.Add(NotNext.Behind(first, job, explanationScope));
        }
        else if (reasons.Count == 0)
        {
            reasons.Add(NotNext.HasCome(explanationScope));
        }

        return reasons;
    }

    // What stops its lane stops it; in none, no slots are kept from it.
    private Contender ContenderOf(Job job, QueuePlace place) =>
        place.Lane is { } lane ? new Contender(this, job, lane.Key, Contender.ReservesOf(lane)) : new Contender(this, job, KeyOf(job), 0);
}
