namespace Weir.Shepherd;

/// <summary>Joins lists of entries <c>NAME=value</c>.</summary>
internal static class EnvironmentEntries
{
    /// <summary>The entries of <paramref name="own"/> whose names are not among <paramref name="over"/>, then those.</summary>
    public static List<byte[]> Join(IReadOnlyList<byte[]> own, IReadOnlyList<byte[]> over)
    {
        List<byte[]> joined = new(own.Count + over.Count);
        foreach (var entry in own)
        {
            if (!HasName(over, NameOf(entry)))
            {
                joined.Add(entry);
            }
        }

        joined.AddRange(over);
        return joined;
    }

    private static bool HasName(IReadOnlyList<byte[]> entries, ReadOnlySpan<byte> name)
    {
        foreach (var entry in entries)
        {
            if (NameOf(entry).SequenceEqual(name))
            {
                return true;
            }
        }

        return false;
    }

    private static ReadOnlySpan<byte> NameOf(byte[] entry)
    {
        var equals = entry.AsSpan().IndexOf((byte)'=');
        return equals < 0 ? entry : entry.AsSpan(0, equals);
    }
}
