namespace Weir.ServiceLevels.Queues;

/// <summary>A place in the selection order, to go on from: the lower is selected first.</summary>
/// <param name="Order">What counts before the time in the bucket.</param>
/// <param name="Entered">When the job came into its bucket, in ticks.</param>
/// <param name="Tie">What breaks ties.</param>
/// <param name="Number">The job that stands there.</param>
public readonly record struct QueueCursor(int Order, long Entered, int Tie, int Number) : IComparable<QueueCursor>
{
    public int CompareTo(QueueCursor other)
    {
        var order = Order.CompareTo(other.Order);
        order = order != 0 ? order : Entered.CompareTo(other.Entered);
        order = order != 0 ? order : Tie.CompareTo(other.Tie);
        return order != 0 ? order : Number.CompareTo(other.Number);
    }

    public static bool operator <(QueueCursor left, QueueCursor right) => left.CompareTo(right) < 0;

    public static bool operator >(QueueCursor left, QueueCursor right) => left.CompareTo(right) > 0;

    public static bool operator <=(QueueCursor left, QueueCursor right) => left.CompareTo(right) <= 0;

    public static bool operator >=(QueueCursor left, QueueCursor right) => left.CompareTo(right) >= 0;
}
