namespace Weir.ThruPut;

/// <summary>How a client's messages reach a server: HTTP, or a TCP connection.</summary>
public interface IThruPutLine
{
    /// <summary>Sends one request; what comes back is the reply's bytes.</summary>
    Task<Stream> SendAsync(ReadOnlyMemory<byte> request, CancellationToken cancellationToken);
}
