namespace Weir.Definitions.Reading;

/// <summary>A piece of a document.</summary>
internal abstract record Node(SourcePosition Place)
{
    /// <summary>How messages name it.</summary>
    public abstract string Found { get; }
}
