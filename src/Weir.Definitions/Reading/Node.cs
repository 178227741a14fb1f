namespace Weir.Definitions.Reading;

/// <summary>A piece of a document.</summary>
internal abstract record Node(Place Place)
{
    /// <summary>How messages name it.</summary>
    public abstract string Found { get; }
}
