namespace Weir.ServiceLevels.Queues;

/// <summary>
/// A sorted set that knows ranks: entries in chunks of a few hundred. An operation searches the chunks' ends, then one chunk;
/// for a million entries that is about a microsecond, at 16 bytes an entry and some air.
/// </summary>
internal sealed class RankedSet
{
    private const int ChunkSize = 512;

    // Most sets are small: one chunk, and no list of them.
    private readonly Chunk _first = new(4);
    private List<Chunk>? _chunks;

    public int Count { get; private set; }

    public CellEntry First => (_chunks is null ? _first : _chunks[0]).Entries[0];

    public void Add(CellEntry entry)
    {
        Count++;
        if (_chunks is null)
        {
            if (_first.Count < ChunkSize)
            {
                _first.Add(entry);
                return;
            }

            _chunks = [_first];
        }

        var index = Math.Min(ChunkFor(entry), _chunks.Count - 1);
        var chunk = _chunks[index];
        if (chunk.Count == ChunkSize)
        {
            // Most come at the end: then the full chunk stays full, and a new one begins.
            var atEnd = index == _chunks.Count - 1 && chunk.Entries[chunk.Count - 1].CompareTo(entry) < 0;
            var next = atEnd ? new Chunk(64) : chunk.Split();
            _chunks.Insert(index + 1, next);
            if (atEnd || chunk.Entries[chunk.Count - 1].CompareTo(entry) < 0)
            {
                chunk = next;
            }
        }

        chunk.Add(entry);
    }

    public void Remove(CellEntry entry)
    {
        var index = _chunks is null ? 0 : ChunkFor(entry);
        if (index == (_chunks?.Count ?? 1) || !(_chunks is null ? _first : _chunks[index]).Remove(entry))
        {
            throw new InvalidOperationException($"job {entry.Number} is not in its cell");
        }

        Count--;
        if (_chunks is not null)
        {
            Shrink(_chunks, index);
        }
    }

    /// <summary>How many entries come before this one, whether it is there or not.</summary>
    public int CountBefore(CellEntry entry)
    {
        if (_chunks is null)
        {
            return _first.PlaceOf(entry);
        }

        var index = ChunkFor(entry);
        var before = 0;
        for (var i = 0; i < index; i++)
        {
            before += _chunks[i].Count;
        }

        return index == _chunks.Count ? before : before + _chunks[index].PlaceOf(entry);
    }

    /// <summary>How many arrived then or before.</summary>
    public int CountUpTo(long arrival) =>
        arrival == long.MaxValue ? Count : CountBefore(new CellEntry(arrival + 1, int.MinValue, int.MinValue));

    /// <summary>The entry of a rank, from 0.</summary>
    public CellEntry At(int rank)
    {
        if (_chunks is null)
        {
            return _first.Entries[rank];
        }

        var index = 0;
        while (rank >= _chunks[index].Count)
        {
            rank -= _chunks[index++].Count;
        }

        return _chunks[index].Entries[rank];
    }

    private static void Shrink(List<Chunk> chunks, int index)
    {
        var chunk = chunks[index];
        if (chunk.Count == 0 && chunks.Count > 1)
        {
            chunks.RemoveAt(index);
        }
        else if (index + 1 < chunks.Count && chunk.Count + chunks[index + 1].Count <= ChunkSize / 2)
        {
            chunk.Absorb(chunks[index + 1]);
            chunks.RemoveAt(index + 1);
        }
    }

    // The first chunk whose last entry is not before it.
    private int ChunkFor(CellEntry entry)
    {
        var (low, high) = (0, _chunks!.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            var chunk = _chunks[middle];
            if (chunk.Count > 0 && chunk.Entries[chunk.Count - 1].CompareTo(entry) < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private sealed class Chunk(int size)
    {
        public CellEntry[] Entries { get; private set; } = new CellEntry[size];

        public int Count { get; private set; }

        public int PlaceOf(CellEntry entry)
        {
            var place = Entries.AsSpan(0, Count).BinarySearch(entry);
            return place < 0 ? ~place : place;
        }

        public void Add(CellEntry entry)
        {
            if (Count == Entries.Length)
            {
                Resize(Math.Min(ChunkSize, Count + (Count / 2) + 2));
            }

            var place = Count == 0 || Entries[Count - 1].CompareTo(entry) < 0 ? Count : PlaceOf(entry);
            Entries.AsSpan(place, Count - place).CopyTo(Entries.AsSpan(place + 1));
            Entries[place] = entry;
            Count++;
        }

        public bool Remove(CellEntry entry)
        {
            var place = PlaceOf(entry);
            if (place == Count || Entries[place] != entry)
            {
                return false;
            }

            Count--;
            Entries.AsSpan(place + 1, Count - place).CopyTo(Entries.AsSpan(place));
            return true;
        }

        public Chunk Split()
        {
            var half = Count / 2;
            var right = new Chunk(ChunkSize);
            Entries.AsSpan(half, Count - half).CopyTo(right.Entries);
            right.Count = Count - half;
            Count = half;
            return right;
        }

        public void Absorb(Chunk next)
        {
            if (Count + next.Count > Entries.Length)
            {
                Resize(ChunkSize);
            }

            next.Entries.AsSpan(0, next.Count).CopyTo(Entries.AsSpan(Count));
            Count += next.Count;
        }

        private void Resize(int size)
        {
            var entries = new CellEntry[size];
            Entries.AsSpan(0, Count).CopyTo(entries);
            Entries = entries;
        }
    }
}
