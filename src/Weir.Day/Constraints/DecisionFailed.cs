using Weir.Jobs;

namespace Weir.Day.Constraints;

/// <summary>To let a job go failed: an operator looks at it.</summary>
public sealed class DecisionFailed : OwnConstraint
{
    internal static DecisionFailed Cause { get; } = new();

    /// <inheritdoc/>
    public override string Code => HolderCodes.Undecided;

    /// <inheritdoc/>
    public override HolderManager Manager => HolderManager.Operator;

    /// <summary>The holder that is kept with the job.</summary>
    internal static Holder CreateHolder(TrackingNumber number, string text, DateTimeOffset since) =>
        Cause.HolderOf(text, since, $"an operator: weir release {number.Value}, or weir cancel {number.Value}");
}
