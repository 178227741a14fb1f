using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Weir.Jobs.Facts;
using Weir.Jobs.Orders;
using Weir.Protocol;
using Weir.Protocol.AgentLink;
using Weir.Protocol.Rules;

namespace Weir.Agent.Tests;

/// <summary>The server's end of the link, on a Unix socket: keeps facts, gives out numbers, orders and rules.</summary>
internal sealed class FakeServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Lock _lock = new();
    private readonly List<IssuedOrder> _orders = [];
    private readonly Channel<Fact> _facts = Channel.CreateUnbounded<Fact>();
    private readonly List<Fact> _seen = [];
    private readonly ConcurrentQueue<SequencedFact> _taken = new();
    private readonly ConcurrentQueue<(AgentHello Hello, long Taken)> _greetings = new();
    private readonly IReadOnlyList<RuleView> _rules;
    private TaskCompletionSource _news = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Channel<JournalReport> _reports = Channel.CreateUnbounded<JournalReport>();
    private JournalInquiry? _inquiry;
    private long _sequence;
    private int _polls;
    private int _next = 1;
    private int _losesAnswer;
    private int _turnedAway;

    /// <summary>What job definitions say of jobs that go at once.</summary>
    public IReadOnlyList<TrackedDefinition> Tracked { get; set; } = [];

    private FakeServer(string socket, IReadOnlyList<RuleView> rules)
    {
        _rules = rules;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ListenUnixSocket(socket));
        _app = builder.Build();
        _app.MapPost(
            "/v1/agents/{machine}/hello",
            async Task<IResult> (HttpContext http) =>
            {
                var hello = await System.Text.Json.JsonSerializer.DeserializeAsync(
                    http.Request.Body,
                    WeirJson.Default.AgentHello,
                    http.RequestAborted
                );
                if (IsAway)
                {
                    Interlocked.Increment(ref _turnedAway);
                    return TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable);
                }

                _greetings.Enqueue((hello!, _sequence));
                return Hello is { } text ? TypedResults.Text(text, "application/json") : Json(new ServerHello(1, _sequence));
            }
        );
        _app.MapPost("/v1/agents/{machine}/numbers", () => Json(new NumberLease(Interlocked.Add(ref _next, 1000) - 1000, 1000)));
        _app.MapPost(
            "/v1/agents/{machine}/facts",
            async Task<IResult> (HttpContext http) =>
            {
                var batch = await System.Text.Json.JsonSerializer.DeserializeAsync(
                    http.Request.Body,
                    WeirJson.Default.FactBatch,
                    http.RequestAborted
                );
                if (IsAway)
                {
                    return TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable);
                }

                foreach (var fact in batch!.Facts.Where(fact => fact.Sequence > _sequence).Take(MostTaken))
                {
                    _sequence = fact.Sequence;
                    _taken.Enqueue(fact);
                    _facts.Writer.TryWrite(fact.Fact);
                }

                if (Interlocked.Exchange(ref _losesAnswer, 0) == 1)
                {
                    http.Abort();
                }

                return Json(new FactsTaken(_sequence));
            }
        );
        _app.MapPost(
            "/v1/agents/{machine}/journal",
            async Task<IResult> (HttpContext http) =>
            {
                var part = await System.Text.Json.JsonSerializer.DeserializeAsync(
                    http.Request.Body,
                    WeirJson.Default.JournalReport,
                    http.RequestAborted
                );
                var again = Compared(part!);
                _reports.Writer.TryWrite(part!);
                return Json(new JournalCompared(again));
            }
        );
        _app.MapGet(
            "/v1/agents/{machine}/orders",
            async (long after, long rules, HttpContext http) =>
            {
                Interlocked.Increment(ref _polls);
                while (true)
                {
                    Task news;
                    lock (_lock)
                    {
                        var wanted = _orders.Where(order => order.Id > after).ToList();
                        (var inquiry, _inquiry) = (_inquiry, null);
                        if (wanted.Count > 0 || rules != 1 || inquiry is not null)
                        {
                            return Json(new OrderBatch(1, wanted, 1, rules != 1 ? _rules : null) { Tracked = Tracked, Journal = inquiry });
                        }

                        news = _news.Task;
                    }

                    await news.WaitAsync(http.RequestAborted);
                }
            }
        );
    }

    /// <summary>The epoch of what is issued from now on.</summary>
    public long Epoch { get; set; } = 1;

    /// <summary>Whether it takes nothing and greets nobody.</summary>
    public bool IsAway { get; set; }

    /// <summary>How many facts of a message it takes.</summary>
    public int MostTaken { get; set; } = int.MaxValue;

    /// <summary>All facts that it took, as they came.</summary>
    public IReadOnlyList<SequencedFact> Taken => [.. _taken];

    /// <summary>What it answers to greetings to the letter; <see langword="null"/>: as this version does.</summary>
    public string? Hello { get; set; }

    /// <summary>How many greetings it did not take. What the agent says after one, it says of things as they are then.</summary>
    public int TurnedAway => Volatile.Read(ref _turnedAway);

    /// <summary>The greetings so far, each with the last fact that was here then.</summary>
    public IReadOnlyList<(AgentHello Hello, long Taken)> Greetings => [.. _greetings];

    /// <summary>How often it was asked for orders.</summary>
    public int Polls => Volatile.Read(ref _polls);

    public static async Task<FakeServer> StartAsync(string socket, params IReadOnlyList<RuleView> rules)
    {
        var server = new FakeServer(socket, rules);
        await server._app.StartAsync();
        return server;
    }

    /// <summary>It takes the next facts, and the connection breaks before it says so.</summary>
    public void LoseNextAnswer() => Interlocked.Exchange(ref _losesAnswer, 1);

    public void Issue(Order order)
    {
        lock (_lock)
        {
            _orders.Add(new IssuedOrder(Epoch, _orders.Count + 1, order));
            Announce();
        }
    }

    /// <summary>Which jobs it wants to be told again, of each part of a journal.</summary>
    public Func<JournalReport, IReadOnlyList<int>> Compared { get; set; } = _ => [];

    /// <summary>Asks what the journal says; the parts that come up to the last one.</summary>
    public async Task<IReadOnlyList<JournalReport>> AskAsync(JournalInquiry inquiry, int lasts, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _inquiry = inquiry;
            Announce();
        }

        List<JournalReport> parts = [];
        while (parts.Count(part => part.IsLast) < lasts)
        {
            parts.Add(await _reports.Reader.ReadAsync(cancellationToken));
        }

        return parts;
    }

    private void Announce()
    {
        _news.SetResult();
        _news = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>The first fact of a kind about which the condition holds, whether it came already or comes.</summary>
    public async Task<T> FactAsync<T>(Func<T, bool> condition, CancellationToken cancellationToken)
        where T : Fact
    {
        foreach (var seen in _seen.OfType<T>())
        {
            if (condition(seen))
            {
                return seen;
            }
        }

        while (true)
        {
            var fact = await _facts.Reader.ReadAsync(cancellationToken);
            _seen.Add(fact);
            if (fact is T wanted && condition(wanted))
            {
                return wanted;
            }
        }
    }

    /// <summary>How many facts of a kind came so far.</summary>
    public int Count<T>() => _seen.OfType<T>().Count();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static Microsoft.AspNetCore.Http.HttpResults.JsonHttpResult<T> Json<T>(T value) =>
        TypedResults.Json(value, (System.Text.Json.Serialization.Metadata.JsonTypeInfo<T>)WeirJson.Default.GetTypeInfo(typeof(T))!);
}
