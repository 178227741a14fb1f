namespace Weir.Capacity;

/// <summary>
/// Units in use of one thing with a maximum. Use may pass the maximum: what a machine started by itself or an operator by
/// force counts too, and a maximum may be lowered.
/// </summary>
public sealed class Counter(int? maximum)
{
    /// <summary>The most units to give; <see langword="null"/> is no maximum.</summary>
    public int? Maximum { get; set; } = maximum;

    /// <summary>Units in use.</summary>
    public int InUse { get; private set; }

    /// <summary>Whether so many more units may be given now.</summary>
    public bool HasRoomFor(int units) => Maximum is not { } maximum || InUse + (long)units <= maximum;

    /// <summary>Counts units as in use.</summary>
    public void Acquire(int units)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(units);
        InUse = checked(InUse + units);
    }

    /// <summary>Counts units as free again.</summary>
    /// <exception cref="InvalidOperationException">More would be given back than was taken.</exception>
    public void Release(int units)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(units);
        if (units > InUse)
        {
            throw new InvalidOperationException($"{units} units given back where {InUse} are in use");
        }

        InUse -= units;
    }
}
