using Weir.Day.Service;
using Weir.Jobs;

namespace Weir.Day.Constraints;

/// <summary>A job's own user holds it.</summary>
public sealed class UserHold : OwnConstraint
{
    internal static UserHold Cause { get; } = new();

    /// <inheritdoc/>
    public override string Code => HolderCodes.User;

    /// <inheritdoc/>
    public override HolderManager Manager => HolderManager.User;

    /// <inheritdoc/>
    public override RemedyKind? Remedy => RemedyKind.Release;

    internal override bool StopsAgeing(Job job) => true;

    /// <summary>The holder that is kept with the job.</summary>
    public static Holder CreateHolder(TrackingNumber number, string text, DateTimeOffset since) =>
        Cause.HolderOf(text, since, $"weir release {number.Value}");
}
