using System.Diagnostics.CodeAnalysis;

namespace Weir.Definitions;

/// <summary>Words for the kinds, as definitions and the store spell them.</summary>
public static class DefinitionKinds
{
    private static readonly (DefinitionKind Kind, string Word)[] Words =
    [
        (DefinitionKind.Rule, "rule"),
        (DefinitionKind.JobDefinition, "job-definition"),
        (DefinitionKind.Schedule, "schedule"),
        (DefinitionKind.JobQueue, "job-queue"),
        (DefinitionKind.Limit, "limit"),
        (DefinitionKind.Machine, "machine"),
        (DefinitionKind.Policy, "policy"),
    ];

    /// <summary>All words, for messages.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Words.Select(pair => pair.Word)];

    /// <summary>The word for a kind.</summary>
    public static string Word(this DefinitionKind kind) => Array.Find(Words, pair => pair.Kind == kind).Word;

    /// <summary>The kind of a word, or says no.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out DefinitionKind kind)
    {
        var found = Array.FindIndex(Words, pair => pair.Word == text);
        kind = found < 0 ? default : Words[found].Kind;
        return found >= 0;
    }
}
