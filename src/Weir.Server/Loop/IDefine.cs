using Weir.Server.Definitions;

namespace Weir.Server.Loop;

/// <summary>Work that changes definitions.</summary>
internal interface IDefine
{
    /// <summary>The definitions afterwards; the same ones where it was refused.</summary>
    DefinitionBook Apply(DefinitionBook book, DateTimeOffset now);
}
