using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Protocol;
using Weir.Protocol.AgentLink;
using Weir.Protocol.Client;

namespace Weir.Agent.Link;

/// <summary>The agent's calls to its server, by Unix socket or by URL with a token.</summary>
internal sealed class LinkClient : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>The server holds a poll for up to 30 s.</summary>
    private static readonly TimeSpan PollPatience = TimeSpan.FromSeconds(45);

    private readonly ServerAddress _address;
    private readonly HttpClient _http;
    private readonly string _base;

    public LinkClient(AgentOptions options)
    {
        Machine = options.Machine;
        _address = options.Server ?? ServerAddress.OfSocket(options.Socket);
        _http = new HttpClient(WeirTransport.To(_address)) { Timeout = Timeout.InfiniteTimeSpan };
        if (options.Token is { } token)
        {
            _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        _base = $"{_address.Base}v1/agents/{Uri.EscapeDataString(options.Machine)}";
    }

    /// <summary>The machine that it speaks for.</summary>
    public string Machine { get; }

    public Task<ServerHello> HelloAsync(AgentHello hello, CancellationToken cancellationToken) =>
        PostAsync("hello", hello, WeirJson.Default.AgentHello, WeirJson.Default.ServerHello, cancellationToken);

    /// <summary>Sends facts; fewer where all of them are more than one message should have.</summary>
    public async Task<FactsTaken> SendAsync(IReadOnlyList<SequencedFact> facts, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new FactBatch(facts), WeirJson.Default.FactBatch);
        if (body.Length > FactBounds.UsualBytes && facts.Count > 1)
        {
            return await SendAsync([.. facts.Take(facts.Count / 2)], cancellationToken).ConfigureAwait(false);
        }

        using var bounded = Bounded(Patience, cancellationToken);
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var answer = await _http.PostAsync(new Uri($"{_base}/facts"), content, bounded.Token).ConfigureAwait(false);
        return await ReadAsync(answer, WeirJson.Default.FactsTaken, bounded.Token).ConfigureAwait(false);
    }

    public async Task<NumberLease> LeaseAsync(CancellationToken cancellationToken)
    {
        using var bounded = Bounded(Patience, cancellationToken);
        using var answer = await _http.PostAsync(new Uri($"{_base}/numbers"), null, bounded.Token).ConfigureAwait(false);
        return await ReadAsync(answer, WeirJson.Default.NumberLease, bounded.Token).ConfigureAwait(false);
    }

    /// <summary>Sends samples of the machine.</summary>
    public Task<SamplesTaken> SendAsync(SampleBatch samples, CancellationToken cancellationToken) =>
        PostAsync("samples", samples, WeirJson.Default.SampleBatch, WeirJson.Default.SamplesTaken, cancellationToken);

    /// <summary>Says a part of what the journal has.</summary>
    public Task<JournalCompared> ReportAsync(JournalReport report, CancellationToken cancellationToken) =>
        PostAsync("journal", report, WeirJson.Default.JournalReport, WeirJson.Default.JournalCompared, cancellationToken);

    public async Task<PolledOrders> PollAsync(long after, long rules, CancellationToken cancellationToken)
    {
        using var bounded = Bounded(PollPatience, cancellationToken);
        var address = string.Create(CultureInfo.InvariantCulture, $"{_base}/orders?after={after}&rules={rules}");
        using var answer = await _http
            .GetAsync(new Uri(address), HttpCompletionOption.ResponseHeadersRead, bounded.Token)
            .ConfigureAwait(false);
        await RefusedAsync(answer, bounded.Token).ConfigureAwait(false);
        return OrderReader.Read(await answer.Content.ReadAsByteArrayAsync(bounded.Token).ConfigureAwait(false));
    }

    /// <summary>What went wrong, for people; where nothing was reached, also where.</summary>
    public string Why(Exception failure) =>
        failure is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError }
            ? $"{WeirTransport.Reason(failure)}: {_address}"
            : failure.Message;

    public void Dispose() => _http.Dispose();

    private async Task<TAnswer> PostAsync<TBody, TAnswer>(
        string what,
        TBody body,
        JsonTypeInfo<TBody> bodyType,
        JsonTypeInfo<TAnswer> answerType,
        CancellationToken cancellationToken
    )
    {
        using var bounded = Bounded(Patience, cancellationToken);
        using var content = JsonContent.Create(body, bodyType);
        using var answer = await _http.PostAsync(new Uri($"{_base}/{what}"), content, bounded.Token).ConfigureAwait(false);
        return await ReadAsync(answer, answerType, bounded.Token).ConfigureAwait(false);
    }

    private static async Task<T> ReadAsync<T>(HttpResponseMessage answer, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        await RefusedAsync(answer, cancellationToken).ConfigureAwait(false);
        return await answer.Content.ReadFromJsonAsync(type, cancellationToken).ConfigureAwait(false)
            ?? throw new HttpRequestException("the server answered nothing");
    }

    private static async Task RefusedAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        if (answer.StatusCode != HttpStatusCode.OK)
        {
            var text = await answer.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
            var problem = ProblemOf(text);
            var why = $"the server answered {(int)answer.StatusCode}: {Printable.Escape(problem?.Detail ?? text, 1000)}";
            throw problem?.Code == ProblemCodes.OlderJournal
                ? new LinkRefusedException(why, isOlderJournal: true)
                : new HttpRequestException(why, null, answer.StatusCode);
        }
    }

    private static Problem? ProblemOf(string text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, WeirJson.Default.Problem);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static CancellationTokenSource Bounded(TimeSpan most, CancellationToken cancellationToken)
    {
        var bounded = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bounded.CancelAfter(most);
        return bounded;
    }
}
