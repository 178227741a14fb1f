namespace Weir.Gate;

/// <summary>Which variables of the submitter a stored job gets: those of an allow-list, and those that were named.</summary>
internal static class SubmittedEnvironment
{
    /// <summary>The entries to store. <paramref name="export"/>, else <c>WEIR_EXPORT</c>, names more, with commas; <c>ALL</c> keeps all.</summary>
    public static List<byte[]> Keep(IReadOnlyList<byte[]> environment, byte[]? export)
    {
        var named = export ?? Linux.ProcessBytes.ValueOf(environment, "WEIR_EXPORT"u8) ?? [];
        var all = named.AsSpan().SequenceEqual("ALL"u8);
        List<byte[]> kept = [];
        foreach (var entry in environment)
        {
            var equals = entry.AsSpan().IndexOf((byte)'=');
            if (equals > 0 && IsKept(entry.AsSpan(0, equals), named, all))
            {
                kept.Add(entry);
            }
        }

        return kept;
    }

    private static bool IsKept(ReadOnlySpan<byte> name, ReadOnlySpan<byte> named, bool all)
    {
        if (IsNamed(name, named))
        {
            return true;
        }

        // Weir's own belong to the submitter's job, not to the new one.
        return !name.StartsWith("WEIR_"u8) && (all || name.StartsWith("LC_"u8) || IsUsual(name));
    }

    private static bool IsUsual(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("PATH"u8) || name.SequenceEqual("HOME"u8) || name.SequenceEqual("LANG"u8) || name.SequenceEqual("LANGUAGE"u8)
        || name.SequenceEqual("TZ"u8) || name.SequenceEqual("SHELL"u8) || name.SequenceEqual("USER"u8) || name.SequenceEqual("LOGNAME"u8)
        || name.SequenceEqual("TERM"u8) || name.SequenceEqual("MAIL"u8) || name.SequenceEqual("PWD"u8) || name.SequenceEqual("EDITOR"u8);

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
}
