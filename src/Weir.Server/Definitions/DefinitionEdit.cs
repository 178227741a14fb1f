namespace Weir.Server.Definitions;

/// <summary>What an edit made of the definitions, and what to tell the one who asked.</summary>
internal readonly record struct DefinitionEdit<T>(DefinitionCatalog After, T Result);
