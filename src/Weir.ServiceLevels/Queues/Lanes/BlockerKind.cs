namespace Weir.ServiceLevels.Queues;

/// <summary>
/// A kind of thing that can stop whole lanes. Each kind is made once, here or where the cause of a new kind is: the queues
/// only tell kinds apart.
/// </summary>
/// <param name="word">What it is, for people who look at it.</param>
/// <param name="sparesOverdue">Whether more of the thing is there for jobs that have waited longer than the policy allows.</param>
public sealed class BlockerKind(string word, bool sparesOverdue = false)
{
    /// <summary>A schedule's day on hold.</summary>
    public static BlockerKind Schedule { get; } = new("schedule");

    /// <summary>A machine that is down or draining.</summary>
    public static BlockerKind Machine { get; } = new("machine");

    /// <summary>A job queue, held or full.</summary>
    public static BlockerKind JobQueue { get; } = new("job queue");

    /// <summary>A limit without room.</summary>
    public static BlockerKind Limit { get; } = new("limit");

    /// <summary>A machine without a free slot, or with none that is not kept for others.</summary>
    public static BlockerKind Slots { get; } = new("slots", sparesOverdue: true);

    internal bool SparesOverdue => sparesOverdue;

    /// <inheritdoc/>
    public override string ToString() => word;
}
