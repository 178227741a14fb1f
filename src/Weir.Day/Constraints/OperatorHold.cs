using Weir.Day.Service;
using Weir.Jobs;

namespace Weir.Day.Constraints;

/// <summary>An operator, or its job definition for the operators, holds a job.</summary>
public sealed class OperatorHold : OwnConstraint
{
    internal static OperatorHold Cause { get; } = new();

    /// <inheritdoc/>
    public override string Code => HolderCodes.Operator;

    /// <inheritdoc/>
    public override HolderManager Manager => HolderManager.Operator;

    /// <inheritdoc/>
    public override RemedyKind? Remedy => RemedyKind.Release;

    /// <summary>The holder that is kept with the job.</summary>
    public static Holder CreateHolder(TrackingNumber number, string text, DateTimeOffset since) =>
        Cause.HolderOf(text, since, $"an operator: weir release {number.Value}");
}
