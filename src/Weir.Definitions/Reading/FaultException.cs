namespace Weir.Definitions.Reading;

/// <summary>A fault after which the rest of the text cannot be read.</summary>
internal sealed class FaultException(SourcePosition place, string text) : Exception(text)
{
    public SourcePosition Place { get; } = place;
}
