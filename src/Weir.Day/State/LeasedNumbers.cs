using System.Diagnostics.CodeAnalysis;
using Weir.Jobs;

namespace Weir.Day.State;

/// <summary>Which machine has which tracking numbers on lease. Numbers that were leased before this was kept are nobody's.</summary>
internal sealed class LeasedNumbers
{
    /// <summary>So many numbers may be on lease beyond the last that a machine has used.</summary>
    public const int MostUnused = 100_000;

    // By rising numbers, none in two blocks.
    private readonly List<NumberBlock> _blocks = [];
    private readonly Dictionary<string, int> _used = new(StringComparer.OrdinalIgnoreCase);

    public void Restore(IEnumerable<NumberBlock> blocks)
    {
        foreach (var block in blocks.OrderBy(block => block.First))
        {
            if (block.First <= block.Last && (_blocks.Count == 0 || _blocks[^1].Last < block.First))
            {
                _blocks.Add(block);
                // What of it is used is not known: it counts as used.
                Use(block.Machine, block.Last);
            }
        }
    }

    /// <summary>Whose number it is.</summary>
    public bool TryFind(int number, [NotNullWhen(true)] out string? machine)
    {
        var at = IndexOf(number);
        machine = at >= 0 && _blocks[at].Last >= number ? _blocks[at].Machine : null;
        return machine is not null;
    }

    /// <summary>Numbers that a machine has on lease beyond the last that it used.</summary>
    public int UnusedOf(string machine)
    {
        var used = _used.GetValueOrDefault(machine);
        var unused = 0;
        for (var i = _blocks.Count - 1; i >= 0 && _blocks[i].Last > used; i--)
        {
            if (string.Equals(_blocks[i].Machine, machine, StringComparison.OrdinalIgnoreCase))
            {
                unused += _blocks[i].Last - Math.Max(_blocks[i].First - 1, used);
            }
        }

        return unused;
    }

    /// <summary>A machine has used a number.</summary>
    public void Use(string machine, int number)
    {
        if (_used.GetValueOrDefault(machine) < number)
        {
            _used[machine] = number;
        }
    }

    /// <summary>Leases those numbers of a block that are nobody's; gives the blocks as they are to be kept.</summary>
    public IReadOnlyList<NumberBlock> Add(NumberBlock block)
    {
        if (
            _blocks.Count > 0
            && _blocks[^1] is var last
            && last.Last + 1 == block.First
            && string.Equals(last.Machine, block.Machine, StringComparison.OrdinalIgnoreCase)
        )
        {
            return [_blocks[^1] = last with { Last = block.Last }];
        }

        List<NumberBlock> added = [];
        var (first, at) = (block.First, Math.Max(IndexOf(block.First), 0));
        for (; first <= block.Last && at < _blocks.Count; at++)
        {
            var (from, to, _) = _blocks[at];
            if (to < first)
            {
                continue;
            }

            if (from > first)
            {
                added.Add(block with { First = first, Last = Math.Min(from - 1, block.Last) });
            }

            first = Math.Max(first, to == TrackingNumber.Maximum ? to : to + 1);
            if (to >= block.Last)
            {
                first = block.Last + 1;
            }
        }

        if (first <= block.Last)
        {
            added.Add(block with { First = first });
        }

        foreach (var part in added)
        {
            _blocks.Insert(IndexOf(part.First) + 1, part);
        }

        return added;
    }

    // The last block that begins at the number or before it; -1 where there is none.
    private int IndexOf(int number)
    {
        var (low, high) = (0, _blocks.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _blocks[middle].First <= number ? (middle + 1, high) : (low, middle);
        }

        return low - 1;
    }
}
