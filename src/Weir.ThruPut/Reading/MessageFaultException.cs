namespace Weir.ThruPut.Reading;

/// <summary>The message cannot be read on from here.</summary>
internal sealed class MessageFaultException(ThruPutError error) : Exception(error.Text)
{
    public ThruPutError Error { get; } = error;
}
