namespace Weir.Linux;

/// <summary>Counts the events that did not arrive, by the gaps in what each processor numbered.</summary>
public sealed class ProcessEventLosses
{
    private readonly Dictionary<int, uint> _last = [];

    /// <summary>All that are known to be lost so far.</summary>
    public long Total { get; private set; }

    /// <summary>
    /// Takes note of an event; how many of its processor were lost before it. The first of a processor only begins its count.
    /// </summary>
    public long Add(ProcessEvent arrived)
    {
        if (arrived.Processor < 0)
        {
            return 0;
        }

        long lost = _last.TryGetValue(arrived.Processor, out var last) ? arrived.Sequence - last - 1 : 0u;
        // One that comes twice, or late, is no gap of four thousand million.
        lost = lost > int.MaxValue ? 0 : lost;
        _last[arrived.Processor] = arrived.Sequence;
        Total += lost;
        return lost;
    }
}
