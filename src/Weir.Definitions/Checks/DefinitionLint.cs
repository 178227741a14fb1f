namespace Weir.Definitions.Checks;

/// <summary>Looks at all definitions in force together.</summary>
public static class DefinitionLint
{
    /// <summary>What is odd, in order of kind and key.</summary>
    /// <param name="definitions">All definitions in force.</param>
    /// <param name="today">The date from which frequencies are to come; without one that is not looked at.</param>
    public static IReadOnlyList<DefinitionFinding> Check(IEnumerable<Definition> definitions, DateOnly? today = null)
    {
        var all = new DefinitionsInForce(definitions) { Today = today };
        return
        [
            .. DefinitionKinds
                .All.SelectMany(kind => kind.Lint(all))
                .OrderBy(finding => finding.Kind.Order)
                .ThenBy(finding => finding.Key, StringComparer.OrdinalIgnoreCase),
        ];
    }
}
