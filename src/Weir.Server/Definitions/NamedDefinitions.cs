using Weir.Definitions;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Definitions;
using Weir.Stores.Server;

namespace Weir.Server.Definitions;

/// <summary>Definitions by what somebody calls them.</summary>
internal static class NamedDefinitions
{
    private const int MostNamed = 20;

    /// <exception cref="RefusedException">There is no such kind.</exception>
    public static DefinitionKind Kind(string word) =>
        DefinitionKinds.TryParse(word, out var kind)
            ? kind
            : throw new RefusedException(
                ProblemCodes.BadDefinition,
                $"there is no kind '{Printable.Escape(word, 100)}' of definitions: allowed are {string.Join(", ", DefinitionKinds.All.Select(known => known.Word))}"
            );

    /// <exception cref="RefusedException">There is no such kind, or nothing of that name.</exception>
    public static StoredDefinition Find(DefinitionCatalog catalog, DefinitionName named)
    {
        var kind = Kind(named.Kind).Word;
        return catalog.Find(kind, named.Name)
            ?? throw new RefusedException(
                ProblemCodes.NotFound,
                $"there is no {kind} {Printable.Escape(named.Name, 200)}: {Known([.. catalog.OfKind(kind).Select(known => known.Name)])}"
            );
    }

    private static string Known(IReadOnlyCollection<string> names) =>
        names.Count == 0 ? "none is defined" : $"defined are {ListText.FirstOf(names, MostNamed)}";
}
