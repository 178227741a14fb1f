using System.Net.Http.Headers;
using Weir.Protocol.Client;
using Weir.ThruPut;

namespace Weir.Cli.ThruPut;

/// <summary>XML messages by <c>POST /thruput</c>.</summary>
internal sealed class HttpLine(WeirClient client) : IThruPutLine
{
    public Task<Stream> SendAsync(ReadOnlyMemory<byte> request, CancellationToken cancellationToken)
    {
        var content = new ReadOnlyMemoryContent(request);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/xml") { CharSet = "utf-8" };
        return client.OpenAsync(HttpMethod.Post, "thruput", content, cancellationToken);
    }
}
