using Weir.Schedules;

namespace Weir.Definitions.Checks;

/// <summary>Keys of a definition that cannot act beside what else it says.</summary>
internal static class IneffectiveKeys
{
    // A job of type tracked goes at once: nothing can hold it, order it or give it other attributes than it was submitted with.
    private static readonly string[] s_ofTracked = ["name", "schedule", "type", "machine", "ok", "onLeftovers"];

    /// <summary>The keys that were given and do nothing.</summary>
    public static IReadOnlyList<string> KeysOf(Definition definition) =>
        definition.Subject is JobDefinition { Type: JobDefinitionType.Tracked }
            ? [.. definition.Entries.Select(entry => entry.Key).Where(key => !s_ofTracked.Contains(key))]
            : [];

    /// <summary>Why, and what to do.</summary>
    public static string TextOf(IReadOnlyList<string> keys) =>
        $"{string.Join(", ", keys)} cannot act in a job definition of type tracked, whose jobs go at once: leave out, or say type: queued; allowed are {string.Join(", ", s_ofTracked)}";
}
