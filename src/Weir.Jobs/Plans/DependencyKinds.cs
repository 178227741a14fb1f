namespace Weir.Jobs.Plans;

/// <summary>The words of the kinds of dependencies.</summary>
public static class DependencyKinds
{
    private const string ContainerWord = "container";

    /// <summary>All that definitions may say, as they write them.</summary>
    public static IReadOnlyList<DependencyKind> All { get; } =
    [DependencyKind.After, DependencyKind.Requires, DependencyKind.Conflict, DependencyKind.Exclude];

    /// <summary>As definitions write it.</summary>
    public static string ToText(this DependencyKind kind) =>
        kind switch
        {
            DependencyKind.After => "after",
            DependencyKind.Requires => "requires",
            DependencyKind.Conflict => "conflict",
            DependencyKind.Container => ContainerWord,
            _ => "exclude",
        };

    /// <summary>The kind of a word, or says no.</summary>
    public static bool TryParse(string? text, out DependencyKind kind)
    {
        foreach (var known in All)
        {
            if (known.ToText() == text)
            {
                kind = known;
                return true;
            }
        }

        kind = DependencyKind.Container;
        return text == ContainerWord;
    }
}
