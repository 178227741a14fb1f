using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Weir.Day;
using Weir.Day.Inputs;
using Weir.Server.Loop;

namespace Weir.Server.Agents;

/// <summary>Knows which agents can be reached: those heard of within the last while, or with a poll open.</summary>
internal sealed class AgentWatch(ServerLoop loop, ServerOptions options, TimeProvider time, ILogger logger) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Heard> _heard = new(StringComparer.Ordinal);
    private ITimer? _timer;

    public void Start()
    {
        var every = options.Silence / 6;
        _timer = time.CreateTimer(_ => Check(), null, every, every);
    }

    /// <summary>An agent greeted: it is up, and this is the last order it has.</summary>
    public void Greet(string machine, string version, long lastFact, long lastOrder, IReadOnlyList<NumberBlock> numbers)
    {
        var heard = _heard.GetOrAdd(machine, _ => new Heard());
        Volatile.Write(ref heard.Owed, lastFact);
        Volatile.Write(ref heard.Version, version);
        heard.At = time.GetUtcNow();
        Volatile.Write(ref heard.Up, 1);
        loop.Post(new AgentReport(machine, [new AgentLink(machine, Up: true, lastOrder, numbers, lastFact)]));
    }

    /// <summary>An agent was heard of without a greeting; tells the day where it was not up before.</summary>
    public void MarkSeen(string machine, long lastOrder)
    {
        var heard = _heard.GetOrAdd(machine, _ => new Heard());
        heard.At = time.GetUtcNow();
        if (Volatile.Read(ref heard.Refusal) is null && Interlocked.Exchange(ref heard.Up, 1) == 0)
        {
            loop.Post(new AgentReport(machine, [new AgentLink(machine, Up: true, lastOrder, LastFact: Volatile.Read(ref heard.Owed))]));
        }
    }

    /// <summary>The day was rebuilt from the store, which does not say who is up now: tells it again.</summary>
    public void Repeat()
    {
        foreach (var (machine, heard) in _heard)
        {
            if (Volatile.Read(ref heard.Up) == 1)
            {
                loop.Post(new AgentReport(machine, [new AgentLink(machine, Up: true, LastFact: Volatile.Read(ref heard.Owed))]));
            }
        }
    }

    /// <summary>Counts a poll as being heard of for as long as it is open.</summary>
    public void Poll(string machine, int by)
    {
        if (_heard.TryGetValue(machine, out var heard))
        {
            Interlocked.Add(ref heard.Polls, by);
            heard.At = time.GetUtcNow();
        }
    }

    public bool IsUp(string machine) => _heard.TryGetValue(machine, out var heard) && Volatile.Read(ref heard.Up) == 1;

    /// <summary>Why the agent was refused when it last greeted; <see langword="null"/> where it was taken.</summary>
    public string? RefusalOf(string machine) => _heard.TryGetValue(machine, out var heard) ? Volatile.Read(ref heard.Refusal) : null;

    /// <summary>An agent is refused, or taken again; a refused one is not up, however often it asks.</summary>
    public void Refuse(string machine, string? why)
    {
        var heard = _heard.GetOrAdd(machine, _ => new Heard());
        Volatile.Write(ref heard.Refusal, why);
        heard.At = time.GetUtcNow();
        if (why is not null && Interlocked.Exchange(ref heard.Up, 0) == 1)
        {
            loop.Post(new AgentReport(machine, [new AgentLink(machine, Up: false)]));
        }
    }

    /// <summary>
    /// Whether an agent may have facts that the server lacks: it is not up, has not greeted since the server's start, or what it had then
    /// has not all come. Facts of an agent that is up come as they are made.
    /// </summary>
    /// <param name="machine">Its machine.</param>
    /// <param name="taken">The last of its facts that is stored.</param>
    public bool HasYetToReport(string machine, long taken) =>
        !_heard.TryGetValue(machine, out var heard)
        || Volatile.Read(ref heard.Up) == 0
        || Volatile.Read(ref heard.Version) is null
        || Volatile.Read(ref heard.Owed) > taken;

    public DateTimeOffset? SeenAt(string machine) => _heard.TryGetValue(machine, out var heard) ? heard.At : null;

    /// <summary>
    /// The version that the agent named in its greeting; <see langword="null"/> before the first since the server's start.
    /// </summary>
    public string? VersionOf(string machine) => _heard.TryGetValue(machine, out var heard) ? Volatile.Read(ref heard.Version) : null;

    public ValueTask DisposeAsync() => _timer?.DisposeAsync() ?? ValueTask.CompletedTask;

    private void Check()
    {
        try
        {
            CheckAll();
        }
#pragma warning disable CA1031 // A timer's failure would end the program; the next round looks again.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            ServerLog.WentOn(logger, "Looking for silent agents", failure);
        }
    }

    private void CheckAll()
    {
        var now = time.GetUtcNow();
        foreach (var (machine, heard) in _heard)
        {
            if (Volatile.Read(ref heard.Polls) == 0 && now - heard.At > options.Silence && Interlocked.Exchange(ref heard.Up, 0) == 1)
            {
                ServerLog.AgentSilent(logger, machine, heard.At);
                loop.Post(new AgentReport(machine, [new AgentLink(machine, Up: false)]));
            }
        }
    }

    private sealed class Heard
    {
        public int Up;
        public int Polls;
        public long Owed;
        public string? Version;
        public string? Refusal;
        private long _ticks;

        public DateTimeOffset At
        {
            get => new(Volatile.Read(ref _ticks), TimeSpan.Zero);
            set => Volatile.Write(ref _ticks, value.UtcTicks);
        }
    }
}
