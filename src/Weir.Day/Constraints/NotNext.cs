using Weir.Jobs;

namespace Weir.Day.Constraints;

/// <summary>Others go first: nothing stops a job's lane, or not that alone.</summary>
public sealed class NotNext : Constraint
{
    internal static NotNext Cause { get; } = new();

    /// <inheritdoc/>
    public override string Code => HolderCodes.Turn;

    /// <inheritdoc/>
    public override HolderManager Manager => HolderManager.Turn;

    /// <inheritdoc/>
    public override bool Delays => false;

    /// <summary>Where nothing that is stored held a job at an earlier moment.</summary>
    public static Holder Earlier(DateTimeOffset moment) =>
        Cause.HolderOf(
            "nothing that is kept held it: it was its turn, or its machine could not be reached",
            moment,
            "nothing more was needed"
        );

    /// <summary>Another is first in a job's lane.</summary>
    internal static Reason Behind(TrackingNumber first, Job job, ExplanationScope explanationScope)
    {
        var text = explanationScope.OfOthers ? $"others go first, next {first}" : "others go first";
        return new Reason(
            Cause,
            0,
            Cause.HolderOf(text, explanationScope.Since, $"its turn comes; or an operator: weir start {job.Number.Value}")
        );
    }

    /// <summary>Nothing holds a job any more.</summary>
    internal static Reason HasCome(ExplanationScope explanationScope) =>
        new(Cause, 0, Cause.HolderOf("it goes with the next decision", explanationScope.Since, "nothing more is needed"));
}
