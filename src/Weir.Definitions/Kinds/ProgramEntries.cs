using Weir.Definitions.Writing;

namespace Weir.Definitions.Kinds;

/// <summary>Programs as entries: a line for the shell where it is one, else a list.</summary>
internal static class ProgramEntries
{
    /// <summary>A key with a program and its arguments; none is no key.</summary>
    public static EntryList AddProgram(this EntryList entries, string key, IReadOnlyList<string> words) =>
        words is ["/bin/sh", "-c", var line] ? entries.Add(key, line) : entries.AddSome(key, words.ToList());
}
