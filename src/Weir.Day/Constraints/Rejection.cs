using Weir.Jobs;

namespace Weir.Day.Constraints;

/// <summary>The schedule did not take a job: it stays held until an operator acts.</summary>
public sealed class Rejection : OwnConstraint
{
    internal static Rejection Cause { get; } = new();

    /// <inheritdoc/>
    public override string Code => HolderCodes.Rejected;

    /// <inheritdoc/>
    public override HolderManager Manager => HolderManager.Rule;

    /// <summary>The holder that is kept with the job.</summary>
    public static Holder CreateHolder(TrackingNumber number, string text, DateTimeOffset since)
    {
        var start = $"weir start {number.Value}";
        return Cause.HolderOf(text, since, $"an operator: {start}, {start} --held, or weir cancel {number.Value}");
    }

    /// <summary>The holder it had at an earlier moment.</summary>
    public static Holder Earlier(TrackingNumber number, string text, DateTimeOffset since) =>
        Cause.HolderOf(text, since, $"an operator: weir start {number.Value}");
}
