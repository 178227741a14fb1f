using Weir.WhatIf.Arrivals;

namespace Weir.WhatIf.Replays;

/// <summary>How many slots each machine of a replay has.</summary>
/// <param name="Slots">By machine.</param>
/// <param name="Load">How busy the jobs keep all of them from the first arrival to the last: 0.85 is 85 %.</param>
public sealed record SlotPlan(IReadOnlyDictionary<string, int> Slots, double Load)
{
    /// <summary>The load that slots are counted for where nobody says how many there are.</summary>
    public const double UsualLoad = 0.85;

    /// <summary>Slots of all machines.</summary>
    public int Total => Slots.Values.Sum();

    /// <summary>So many slots on each machine, or as many as its own jobs keep busy to 85 %, rounded, and at least one.</summary>
    public static SlotPlan For(ArrivalList arrivals, int? slots)
    {
        ArgumentNullException.ThrowIfNull(arrivals);
        var work = arrivals
            .Items.GroupBy(arrival => arrival.Machine)
            .ToDictionary(jobs => jobs.Key, jobs => TimeSpan.FromTicks(jobs.Sum(job => job.Runs.Ticks)));
        var plan = work.ToDictionary(
            machine => machine.Key,
            machine =>
                slots ?? Math.Max(1, (int)Math.Round(BusyOn(machine.Value, arrivals.Span) / UsualLoad, MidpointRounding.AwayFromZero))
        );
        return new SlotPlan(plan, plan.Count == 0 ? 0 : work.Values.Sum(machine => BusyOn(machine, arrivals.Span)) / plan.Values.Sum());
    }

    private static double BusyOn(TimeSpan work, TimeSpan span) => span == TimeSpan.Zero ? 0 : work / span;
}
