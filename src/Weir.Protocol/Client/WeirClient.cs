using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Weir.Jobs;

namespace Weir.Protocol.Client;

/// <summary>Speaks with a Weir over its Unix socket or https. Refusals arrive as <see cref="WeirException"/>.</summary>
public sealed class WeirClient : IDisposable
{
    private readonly HttpClient _http;
    private readonly TimeSpan _timeout;

    /// <summary>Makes a client; nothing is sent yet.</summary>
    /// <param name="address">Where to.</param>
    /// <param name="token">Who asks, on TCP; on a Unix socket the kernel says.</param>
    /// <param name="timeout">How long an answer may take; streams are not bounded once they have begun.</param>
    public WeirClient(ServerAddress address, string? token, TimeSpan timeout)
    {
        ArgumentNullException.ThrowIfNull(address);
        Address = address;
        _timeout = timeout;
        _http = new HttpClient(WeirTransport.To(address)) { BaseAddress = address.Base, Timeout = Timeout.InfiniteTimeSpan };
        if (token is not null)
        {
            _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }
    }

    /// <summary>Where this client speaks to.</summary>
    public ServerAddress Address { get; }

    /// <summary>Sends a header with every request from now on.</summary>
    public void AddHeader(string name, string value) => _http.DefaultRequestHeaders.Add(name, value);

    /// <summary>The answer's body as it came.</summary>
    public async Task<byte[]> SendAsync(HttpMethod method, string path, HttpContent? content, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = content };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(_timeout);
        try
        {
            using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseContentRead, limit.Token).ConfigureAwait(false);
            var body = await answer.Content.ReadAsByteArrayAsync(limit.Token).ConfigureAwait(false);
            return answer.IsSuccessStatusCode ? body : throw Refusal((int)answer.StatusCode, body);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw NotReachable(e);
        }
        catch (OperationCanceledException e) when (!cancellation.IsCancellationRequested)
        {
            throw new WeirException(ClientCodes.TimedOut, $"no answer from {Address} within {_timeout.TotalSeconds:0} s", 5, inner: e);
        }
    }

    /// <summary>Asks for a message.</summary>
    public async Task<T> GetAsync<T>(string path, JsonTypeInfo<T> type, CancellationToken cancellation) =>
        Read(await SendAsync(HttpMethod.Get, path, null, cancellation).ConfigureAwait(false), type);

    /// <summary>Sends a message and reads the answer.</summary>
    public async Task<TAnswer> SendAsync<TRequest, TAnswer>(
        HttpMethod method,
        string path,
        TRequest message,
        JsonTypeInfo<TRequest> messageType,
        JsonTypeInfo<TAnswer> answerType,
        CancellationToken cancellation
    )
    {
        using var content = Json(message, messageType);
        return Read(await SendAsync(method, path, content, cancellation).ConfigureAwait(false), answerType);
    }

    /// <summary>Copies a stream of bytes to the end; it may take as long as it takes.</summary>
    public async Task CopyAsync(string path, Stream target, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(target);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        try
        {
            using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation).ConfigureAwait(false);
            if (!answer.IsSuccessStatusCode)
            {
                throw Refusal((int)answer.StatusCode, await answer.Content.ReadAsByteArrayAsync(cancellation).ConfigureAwait(false));
            }

            var source = await answer.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
            var buffer = new byte[32 * 1024];
            int count;
            while ((count = await ReadAsync(source, buffer, cancellation).ConfigureAwait(false)) > 0)
            {
                await target.WriteAsync(buffer.AsMemory(0, count), cancellation).ConfigureAwait(false);
                await target.FlushAsync(cancellation).ConfigureAwait(false);
            }
        }
        catch (HttpRequestException e)
        {
            throw NotReachable(e);
        }
    }

    /// <summary>
    /// Sends something that is no JSON, and opens the answer; it may take as long as it takes once it has begun. An answer in XML speaks
    /// for itself whatever its status.
    /// </summary>
    public async Task<Stream> OpenAsync(HttpMethod method, string path, HttpContent content, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = content };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(_timeout);
        try
        {
            var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token).ConfigureAwait(false);
            if (answer.IsSuccessStatusCode || answer.Content.Headers.ContentType?.MediaType == "application/xml")
            {
                return await answer.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
            }

            using (answer)
            {
                throw Refusal((int)answer.StatusCode, await answer.Content.ReadAsByteArrayAsync(limit.Token).ConfigureAwait(false));
            }
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw NotReachable(e);
        }
        catch (OperationCanceledException e) when (!cancellation.IsCancellationRequested)
        {
            throw new WeirException(ClientCodes.TimedOut, $"no answer from {Address} within {_timeout.TotalSeconds:0} s", 5, inner: e);
        }
    }

    /// <summary>A message as a request's body.</summary>
    public static HttpContent Json<T>(T message, JsonTypeInfo<T> type)
    {
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(message, type));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }

    /// <summary>A message out of an answer's body.</summary>
    public static T Read<T>(ReadOnlySpan<byte> body, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(body, type) ?? throw BadAnswer(body, null);
        }
        catch (JsonException e)
        {
            throw BadAnswer(body, e);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    // What comes is the server's, where it goes is the caller's: only the one breaking off is told here.
    private async ValueTask<int> ReadAsync(Stream source, byte[] buffer, CancellationToken cancellation)
    {
        try
        {
            return await source.ReadAsync(buffer, cancellation).ConfigureAwait(false);
        }
        catch (IOException e)
        {
            throw new WeirException(
                ClientCodes.BadAnswer,
                $"the answer of {Address} breaks off ({WeirTransport.Reason(e)}); what came until then is not all",
                3,
                inner: e
            );
        }
    }

    private WeirException NotReachable(Exception cause) =>
        new(
            ClientCodes.NotReachable,
            $"no Weir answers at {Address} ({WeirTransport.Reason(cause)})" + (Address.Gone is { } gone ? AgentFolder.Gone(gone) : ""),
            3,
            inner: cause
        );

    private static WeirException Refusal(int status, byte[] body)
    {
        var exit = status switch
        {
            404 => 4,
            408 or 504 => 5,
            502 or 503 => 3,
            _ => 1,
        };
        try
        {
            if (JsonSerializer.Deserialize(body, WeirJson.Default.Problem) is { Detail: not null, Code: not null } problem)
            {
                return new WeirException(problem.Code, Printable.Escape(problem.Detail, 1000), exit, status);
            }
        }
        catch (JsonException)
        {
            // Not a problem document: somebody else's page. Its first line is said below.
        }

        var text = Encoding.UTF8.GetString(body).Split('\n')[0];
        return new WeirException(
            ClientCodes.BadAnswer,
            $"the answer was HTTP {status}{(text.Length > 0 ? ": " + Printable.Escape(text, 200) : "")}",
            exit,
            status
        );
    }

    private static WeirException BadAnswer(ReadOnlySpan<byte> body, Exception? cause) =>
        new(ClientCodes.BadAnswer, $"the answer is not Weir's: {Printable.Escape(body, 100)}", 1, inner: cause);
}
