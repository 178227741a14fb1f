using Weir.Server.Definitions;

namespace Weir.Server.Loop;

/// <summary>Work that changes definitions.</summary>
internal interface IDefinitionUpdate
{
    /// <summary>The definitions afterwards; the same ones where it was refused.</summary>
    DefinitionCatalog Apply(DefinitionCatalog catalog, DateTimeOffset now);
}
