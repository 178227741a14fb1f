using Weir.Jobs;

namespace Weir.Day.Turns;

/// <summary>A job's place among those that wait: priority, then number.</summary>
/// <param name="Priority">1 goes first.</param>
/// <param name="Number">The lower goes first.</param>
internal readonly record struct Turn(int Priority, TrackingNumber Number) : IComparable<Turn>
{
    public static Turn Of(Job job) => new(job.Priority, job.Number);

    public int CompareTo(Turn other)
    {
        var byPriority = Priority.CompareTo(other.Priority);
        return byPriority != 0 ? byPriority : Number.CompareTo(other.Number);
    }
}
