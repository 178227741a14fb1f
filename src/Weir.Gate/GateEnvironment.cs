namespace Weir.Gate;

/// <summary>Changes to an environment that is passed on.</summary>
internal static class GateEnvironment
{
    /// <summary>The entries without those of these names.</summary>
    public static List<byte[]> Without(IReadOnlyList<byte[]> entries, params ReadOnlySpan<string> names)
    {
        List<byte[]> kept = new(entries.Count);
        foreach (var entry in entries)
        {
            var isKept = true;
            foreach (var name in names)
            {
                isKept &= !IsNamed(entry, name);
            }

            if (isKept)
            {
                kept.Add(entry);
            }
        }

        return kept;
    }

    /// <summary>The entries, those of <paramref name="over"/> in the place of their namesakes.</summary>
    public static List<byte[]> With(IReadOnlyList<byte[]> entries, IReadOnlyList<byte[]> over)
    {
        List<byte[]> joined = [.. entries];
        foreach (var entry in over)
        {
            if (entry.AsSpan().IndexOf((byte)'=') is not (> 0 and var equals))
            {
                // Without a name it would take everybody's place.
                continue;
            }

            var name = entry.AsSpan(0, equals + 1).ToArray();
            joined.RemoveAll(old => old.AsSpan().StartsWith(name));
            joined.Add(entry);
        }

        return joined;
    }

    private static bool IsNamed(byte[] entry, string name)
    {
        if (entry.Length <= name.Length || entry[name.Length] != (byte)'=')
        {
            return false;
        }

        for (var i = 0; i < name.Length; i++)
        {
            if (entry[i] != name[i])
            {
                return false;
            }
        }

        return true;
    }
}
