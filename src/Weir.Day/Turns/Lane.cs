using Weir.Jobs;

namespace Weir.Day.Turns;

/// <summary>Waiting jobs that nothing but capacity and their turn holds, of one key, in the order they go.</summary>
internal sealed class Lane(LaneKey key, Job first)
{
    public LaneKey Key { get; } = key;

    /// <summary>The job that opened the lane; what is in the key is the same in all of its jobs.</summary>
    public Job Pattern { get; } = first;

    public SortedSet<Turn> Waiting { get; } = [];

    /// <summary>Where the lane waits; <see langword="null"/> while it is open or empty.</summary>
    public Bar? At { get; set; }

    /// <summary>Under which turn it stands among the open lanes; <see langword="null"/> while it is barred or empty.</summary>
    public Turn? Open { get; set; }
}
