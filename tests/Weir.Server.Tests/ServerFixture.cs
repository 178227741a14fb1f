using Microsoft.Extensions.Logging.Abstractions;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Jobs.Orders;
using Weir.Protocol.Administration;
using Weir.Protocol.AgentLink;
using Weir.Protocol.Jobs;
using Weir.Schedules;
using Weir.Server.Queries;
using Weir.Stores.Server;

namespace Weir.Server.Tests;

/// <summary>A server on a store of its own, with an agent that says what the test lets it say.</summary>
internal sealed class ServerFixture : IAsyncDisposable
{
    public const string Machine = "m1";

    public static readonly Caller Root = new("root", Role.Administrator, "test") { Machine = Machine, UserId = 0 };
    public static readonly Caller Operator = new("olga", Role.Operator, "test") { Machine = Machine, UserId = 999 };
    public static readonly Caller Anna = new("anna", Role.User, "test") { Machine = Machine, UserId = IdOf("anna") };
    public static readonly Caller Bert = new("bert", Role.User, "test") { Machine = Machine, UserId = IdOf("bert") };

    private long _sequence;
    private bool _ended;

    private ServerFixture(string folder, bool ownsFolder) => (Folder, OwnsFolder) = (folder, ownsFolder);

    public string Folder { get; }

    public WeirServer Server { get; private set; } = null!;

    public TroubledStore Store { get; private set; } = null!;

    public int Next { get; private set; }

    private bool OwnsFolder { get; }

    private TimeProvider Time { get; init; } = TimeProvider.System;

    private TimeSpan? KeepJobs { get; init; }

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<ServerFixture> OpenAsync(TimeSpan? poll = null, TimeProvider? time = null, TimeSpan? keepJobs = null)
    {
        var fixture = new ServerFixture(Directory.CreateTempSubdirectory("weir-server-").FullName, ownsFolder: true)
        {
            Time = time ?? TimeProvider.System,
            KeepJobs = keepJobs,
        };
        await fixture.StartAsync(poll);
        return fixture;
    }

    /// <summary>Opens another server, for the same agent, on a store that is made of a backup.</summary>
    public async Task<ServerFixture> RestoreAsync(string copy)
    {
        var fixture = new ServerFixture(Directory.CreateTempSubdirectory("weir-server-").FullName, ownsFolder: true)
        {
            _sequence = _sequence,
        };
        RestoredServer.Create(copy, Path.Join(fixture.Folder, "server.db"), Root.To("restore", "store", "server.db"), TimeProvider.System);
        await fixture.StartAsync(null);
        return fixture;
    }

    /// <summary>Ends this server and opens another on the same data.</summary>
    public Task<ServerFixture> ReopenAsync(bool greets = true) => ReopenAsync(TimeProvider.System, greets);

    /// <summary>The same, by a clock of the test's.</summary>
    public async Task<ServerFixture> ReopenAsync(TimeProvider time, bool greets = true)
    {
        await EndAsync();
        var fixture = new ServerFixture(Folder, ownsFolder: false)
        {
            _sequence = _sequence,
            Next = Next,
            Time = time,
        };
        await fixture.StartAsync(null, greets);
        return fixture;
    }

    /// <summary>Facts as the agent sends them, with the next sequences.</summary>
    public async Task<FactsTaken> SayAsync(params IEnumerable<Fact> facts) =>
        await Server.Links.AcceptFactsAsync(Machine, [.. facts.Select(fact => new SequencedFact(++_sequence, fact))], Cancellation);

    /// <summary>A job of this user that its submitter holds.</summary>
    public async Task<TrackingNumber> HeldAsync(string user = "anna", string name = "NIGHTLY")
    {
        var number = await NumberAsync();
        await SayAsync(Submitted(number, user, name) with { Hold = true });
        return number;
    }

    /// <summary>The audit, as an operator reads it.</summary>
    public async Task<IReadOnlyList<AuditView>> AuditAsync(AuditFilter filter) =>
        (await Server.ListAuditAsync(Root, filter, Cancellation)).Items;

    /// <summary>A job that has run to its end with this status.</summary>
    public async Task<TrackingNumber> EndedAsync(int status = 0, string user = "anna")
    {
        var number = await NumberAsync();
        var now = DateTimeOffset.UtcNow;
        await SayAsync(
            Submitted(number, user, "NIGHTLY") with
            {
                GoesAtOnce = true,
            },
            new JobStarted(now, number, 4711, null),
            new JobEnded(now, number, status, null, 1000, 2000)
        );
        return number;
    }

    public static JobSubmitted Submitted(TrackingNumber number, string user, string name) =>
        new(DateTimeOffset.UtcNow, number, ObjectName.Parse(name), user, TrackType.Track, WayIn.Submit, SubmissionMode.Stored)
        {
            UserId = IdOf(user),
            Command = "echo hello",
        };

    private static uint IdOf(string user) => 1000u + user[0];

    public async Task<JobView> JobAsync(TrackingNumber number) => (await Server.ShowJobAsync(Root, number, Cancellation)).Job;

    public async Task<IReadOnlyList<Order>> OrdersAsync(long after = 0) =>
        [.. (await Server.Links.PollAsync(Machine, after, -1, Cancellation)).Orders.Select(issued => issued.Order)];

    public async Task<TrackingNumber> NumberAsync()
    {
        if (Next == 0)
        {
            Next = (await Server.Links.LeaseAsync(Machine, Cancellation)).First;
        }

        return new TrackingNumber(Next++);
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        if (OwnsFolder)
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    /// <summary>Ends the server; its data stay.</summary>
    public async Task EndAsync()
    {
        if (!_ended)
        {
            _ended = true;
            await Server.DisposeAsync();
        }
    }

    private async Task StartAsync(TimeSpan? poll, bool greets = true)
    {
        Store = new TroubledStore(new SqliteServerStore(Path.Join(Folder, "server.db"), TimeProvider.System));
        var options = new ServerOptions("0", BusinessDay.Utc) { Poll = poll ?? TimeSpan.FromMilliseconds(20) };
        options = KeepJobs is { } keep ? options with { KeepJobs = keep } : options;
        Server = new WeirServer(Store, options, Time, NullLogger<WeirServer>.Instance);
        await Server.StartAsync(Cancellation);
        if (!greets)
        {
            return;
        }

        await Server.Links.HelloAsync(Machine, new AgentHello("0", _sequence, 0), Cancellation);
        if (_sequence == 0)
        {
            await SayAsync(new AgentStarted(DateTimeOffset.UtcNow, "0", "boot", 2, true));
        }
    }
}
