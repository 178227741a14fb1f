namespace Weir.WhatIf.Arrivals;

/// <summary>Numbers that look drawn by chance and are the same wherever and whenever they are drawn (SplitMix64).</summary>
internal sealed class SeededRandom
{
    private ulong _state;

    public SeededRandom(int seed, long of = 0)
    {
        _state = (ulong)(uint)seed << 32;
        _state = Bits() ^ (ulong)of;
    }

    /// <summary>From 0, below 1.</summary>
    public double Next() => (Bits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A whole number below a bound.</summary>
    public int Below(int bound) => (int)(Next() * bound);

    private ulong Bits()
    {
        var bits = _state += 0x9E3779B97F4A7C15;
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
        return bits ^ (bits >> 31);
    }
}
