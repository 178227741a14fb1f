namespace Weir.Definitions.Reading;

/// <summary>A fault after which the rest of the text cannot be read.</summary>
internal sealed class FaultException(Place place, string text) : Exception(text)
{
    public Place Place { get; } = place;
}
