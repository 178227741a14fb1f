namespace Weir.ServiceLevels.Policies;

/// <summary>
/// Slots of each machine that are kept for groups with short goals: others may not take the last ones. At most half of a
/// machine's slots are kept, and a job past the policy's <c>maxWait</c> takes them all the same.
/// </summary>
/// <param name="Slots">Slots kept on each machine; with <paramref name="Percent"/> whichever are more.</param>
/// <param name="Percent">Percent of a machine's slots kept, rounded down.</param>
/// <param name="Target">For groups whose Target is at most this.</param>
public sealed record SlotReserve(int Slots, int Percent, TimeSpan Target)
{
    /// <summary>How many slots it keeps on a machine with so many.</summary>
    public int For(int slots) => Math.Min(slots / 2, Math.Max(Slots, (int)((long)slots * Percent / 100)));
}
