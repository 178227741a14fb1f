namespace Weir.Definitions.Checks;

/// <summary>Looks at all definitions in force together.</summary>
public static class DefinitionLint
{
    /// <summary>What is odd, in order of kind and key.</summary>
    public static IReadOnlyList<DefinitionFinding> Check(IEnumerable<Definition> definitions)
    {
        var all = new DefinitionsInForce(definitions);
        return
        [
            .. DefinitionKinds
                .All.SelectMany(kind => kind.Lint(all))
                .OrderBy(finding => finding.Kind.Order)
                .ThenBy(finding => finding.Key, StringComparer.OrdinalIgnoreCase),
        ];
    }
}
