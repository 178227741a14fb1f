using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json.Serialization.Metadata;
using Weir.Protocol;
using Weir.Protocol.AgentLink;

namespace Weir.Agent.Link;

/// <summary>The agent's calls to its server, by Unix socket or by URL with a token.</summary>
internal sealed class LinkClient : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>The server holds a poll for up to 30 s.</summary>
    private static readonly TimeSpan PollPatience = TimeSpan.FromSeconds(45);

    private readonly HttpClient _http;
    private readonly string _base;

    public LinkClient(AgentOptions options)
    {
        var server = options.Server ?? "unix:" + options.Socket;
        var handler = new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(10) };
        if (server.StartsWith("unix:", StringComparison.Ordinal))
        {
            var path = server[5..];
            handler.ConnectCallback = async (_, cancellationToken) =>
            {
                var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                try
                {
                    await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancellationToken).ConfigureAwait(false);
                    return new NetworkStream(socket, ownsSocket: true);
                }
                catch
                {
                    socket.Dispose();
                    throw;
                }
            };
            server = "http://localhost";
        }

        _http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        if (options.Token is { } token)
        {
            _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        _base = $"{server.TrimEnd('/')}/v1/agents/{Uri.EscapeDataString(options.Machine)}";
    }

    public Task<ServerHello> HelloAsync(AgentHello hello, CancellationToken cancellationToken) =>
        PostAsync("hello", hello, WeirJson.Default.AgentHello, WeirJson.Default.ServerHello, cancellationToken);

    public Task<FactsTaken> SendAsync(FactBatch facts, CancellationToken cancellationToken) =>
        PostAsync("facts", facts, WeirJson.Default.FactBatch, WeirJson.Default.FactsTaken, cancellationToken);

    public async Task<NumberLease> LeaseAsync(CancellationToken cancellationToken)
    {
        using var bounded = Bounded(Patience, cancellationToken);
        using var answer = await _http.PostAsync(new Uri($"{_base}/numbers"), null, bounded.Token).ConfigureAwait(false);
        return await ReadAsync(answer, WeirJson.Default.NumberLease, bounded.Token).ConfigureAwait(false);
    }

    public async Task<OrderBatch> PollAsync(long after, long rules, CancellationToken cancellationToken)
    {
        using var bounded = Bounded(PollPatience, cancellationToken);
        var address = string.Create(CultureInfo.InvariantCulture, $"{_base}/orders?after={after}&rules={rules}");
        using var answer = await _http.GetAsync(new Uri(address), HttpCompletionOption.ResponseHeadersRead, bounded.Token).ConfigureAwait(false);
        return await ReadAsync(answer, WeirJson.Default.OrderBatch, bounded.Token).ConfigureAwait(false);
    }

    public void Dispose() => _http.Dispose();

    private async Task<TAnswer> PostAsync<TBody, TAnswer>(
        string what, TBody body, JsonTypeInfo<TBody> bodyType, JsonTypeInfo<TAnswer> answerType, CancellationToken cancellationToken)
    {
        using var bounded = Bounded(Patience, cancellationToken);
        using var content = JsonContent.Create(body, bodyType);
        using var answer = await _http.PostAsync(new Uri($"{_base}/{what}"), content, bounded.Token).ConfigureAwait(false);
        return await ReadAsync(answer, answerType, bounded.Token).ConfigureAwait(false);
    }

    private static async Task<T> ReadAsync<T>(HttpResponseMessage answer, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        if (answer.StatusCode != HttpStatusCode.OK)
        {
            var text = await answer.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
            throw new HttpRequestException($"the server answered {(int)answer.StatusCode}: {Weir.Jobs.Printable.Of(text, 200)}", null, answer.StatusCode);
        }

        return await answer.Content.ReadFromJsonAsync(type, cancellationToken).ConfigureAwait(false)
            ?? throw new HttpRequestException("the server answered nothing");
    }

    private static CancellationTokenSource Bounded(TimeSpan most, CancellationToken cancellationToken)
    {
        var bounded = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bounded.CancelAfter(most);
        return bounded;
    }
}
