using System.Globalization;
using Weir.Day.Service;
using Weir.Jobs;
using Weir.ServiceLevels.Queues;

namespace Weir.Day.Constraints;

/// <summary>
/// Weir is closed, or opens gradually and the machine has had its portion. It holds whatever waits for the day's word; a job that is only
/// tracked goes by itself and is never asked about.
/// </summary>
internal sealed class Closed : SharedConstraint
{
    /// <summary>The one thing that is closed.</summary>
    public const string Name = "WEIR";

    /// <summary>What the lanes of spared jobs have in their key.</summary>
    public const string Spared = "*SPARED ";

    public static BlockerKind BlockerKind { get; } = new("closure");

    public override string Code => HolderCodes.Closed;

    public override HolderManager Manager => HolderManager.Operator;

    public override RemedyKind? Remedy => RemedyKind.Open;

    public override bool ReactsTo(ConstraintEvent what) => what == ConstraintEvent.ClosureChanged;

    public override BlockerKind Kind => BlockerKind;

    public override int CountFor(Job job) => 1;

    public override string NameOf(in LaneKey key, Job job, int need) => Name;

    public override bool Blocks(in Contender of, int need) =>
        of.Day.Closure is { } closure
        && !of.Key.Needs.StartsWith(Spared, StringComparison.Ordinal)
        && (closure.OpensSince is null || of.Day.PortionOf(of.Job.Machine) is not { IsUsedUp: false });

    // While it opens, what stops one machine's lanes does not stop another's.
    public override Blocker BlockerOf(in Contender of, int need) =>
        new(Kind, Name, of.Day.PortionOf(of.Job.Machine) is { } portion ? portion.Ordinal : 1);

    public override void Acquire(DayState day, Job job)
    {
        if (day.PortionOf(job.Machine) is { } portion && day.Closure?.Spares(job) == false)
        {
            portion.Started++;
            if (portion.IsUsedUp)
            {
                day.Queues.MarkStale(Kind, Name);
            }
        }
    }

    public override void Release(DayState day, Job job)
    {
        if (day.PortionOf(job.Machine) is { } portion)
        {
            portion.Ended++;
        }
    }

    public override Holder Explain(in Contender of, int need, ExplanationScope explanationScope)
    {
        var closure = of.Day.Closure!;
        return closure.OpensSince is { } opens
            ? HolderOf(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Weir opens gradually: machine {of.Job.Machine} has had its {of.Day.PortionOf(of.Job.Machine)?.Allowed ?? 0} starts of these {DayState.PortionSpan.TotalSeconds:0} seconds"
                ),
                opens,
                "its turn comes; or an operator: weir open"
            )
            : HolderOf($"Weir is closed by {closure.By}: {closure.Text}", closure.Since, "an operator: weir open");
    }

    public override WayOut? WayOut(in Contender of, int need, int taken, bool startsNow, IReadOnlyList<Holder> left) =>
        new(RemedyKind.Open, Name, null, 0, 0, startsNow, left);
}
