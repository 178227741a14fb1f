namespace Weir.Jobs;

/// <summary>Which variables of a submitter are kept of an environment: those of a list, and those that were named.</summary>
public static class KeptEnvironment
{
    /// <summary>Of a job that is stored.</summary>
    /// <param name="environment">Entries <c>NAME=value</c>.</param>
    /// <param name="named">The names of more that are kept, with commas; <c>ALL</c> keeps all but Weir's own.</param>
    public static List<byte[]> OfStored(IReadOnlyList<byte[]> environment, byte[] named)
    {
        var all = named.AsSpan().SequenceEqual("ALL"u8);
        // Weir's own belong to the submitter's job, not to the new one.
        return Keep(environment, name => IsNamed(name, named) || (!name.StartsWith("WEIR_"u8) && (all || IsUsual(name))));
    }

    /// <summary>Of a job in place, which has its environment itself: what a rerun of it needs, and nothing that may be secret.</summary>
    /// <param name="environment">Entries <c>NAME=value</c>.</param>
    public static List<byte[]> OfInPlace(IReadOnlyList<byte[]> environment) => Keep(environment, IsForRerun);

    private static List<byte[]> Keep(IReadOnlyList<byte[]> environment, IsKept isKept)
    {
        List<byte[]> kept = [];
        foreach (var entry in environment)
        {
            var equals = entry.AsSpan().IndexOf((byte)'=');
            if (equals > 0 && isKept(entry.AsSpan(0, equals)))
            {
                kept.Add(entry);
            }
        }

        return kept;
    }

    private static bool IsForRerun(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("HOME"u8)
        || name.SequenceEqual("LANG"u8)
        || name.SequenceEqual("LC_ALL"u8)
        || name.SequenceEqual("LOGNAME"u8)
        || name.SequenceEqual("PATH"u8)
        || name.SequenceEqual("SHELL"u8)
        || name.SequenceEqual("TERM"u8)
        || name.SequenceEqual("TZ"u8)
        || name.SequenceEqual("USER"u8);

    private static bool IsUsual(ReadOnlySpan<byte> name) =>
        IsForRerun(name)
        || name.StartsWith("LC_"u8)
        || name.SequenceEqual("LANGUAGE"u8)
        || name.SequenceEqual("MAIL"u8)
        || name.SequenceEqual("PWD"u8)
        || name.SequenceEqual("EDITOR"u8);

    private static bool IsNamed(ReadOnlySpan<byte> name, ReadOnlySpan<byte> named)
    {
        while (!named.IsEmpty)
        {
            var comma = named.IndexOf((byte)',');
            if ((comma < 0 ? named : named[..comma]).SequenceEqual(name))
            {
                return true;
            }

            named = comma < 0 ? default : named[(comma + 1)..];
        }

        return false;
    }

    private delegate bool IsKept(ReadOnlySpan<byte> name);
}
