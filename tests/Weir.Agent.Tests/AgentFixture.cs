using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Weir.Execution.Local;
using Weir.Jobs;
using Weir.Protocol.Client;
using Weir.Protocol.Rules;
using Weir.Stores.Agent;

namespace Weir.Agent.Tests;

/// <summary>A machine with an agent: real journal and folders, a fake server, fake shepherds. It can be started again.</summary>
internal sealed class AgentFixture : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("weir").FullName;
    private ServiceProvider _services;

    private AgentFixture(FakeServer? server)
    {
        Server = server!;
        _services = Build();
    }

    public const int MaximumWaiting = 20;

    public static Submitter Me { get; } = new("root", 0, 0, []);

    public static Caller Operator { get; } = new("root", Role.Administrator, "here") { Machine = "here", UserId = 0 };

    public FakeServer Server { get; private set; }

    public MachineAgent Agent => _services.GetRequiredService<MachineAgent>();

    /// <summary>A part of the agent, as the agent itself has it.</summary>
    public T Part<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Is called with each entry that is durable, before its writer goes on.</summary>
    public Action<JournalEntry> Written { get; set; } = _ => { };

    public FakeShepherds Shepherds { get; private set; } = null!;

    public FakeProcesses Processes { get; private set; } = new();

    public AgentOptions Options =>
        new()
        {
            Machine = "here",
            Data = Path.Join(_folder, "data"),
            Socket = Path.Join(_folder, "run", "weir.sock"),
            Server = ServerAddress.OfSocket(Path.Join(_folder, "server.sock")),
            Weir = "/nowhere/weir",
            WaiterGrace = TimeSpan.FromMilliseconds(50),
            Quotas = Quotas.Default with { Jobs = MaximumWaiting },
            Reserve = 0,
        };

    public static async Task<AgentFixture> OpenAsync(params IReadOnlyList<RuleView> rules)
    {
        var fixture = new AgentFixture(null);
        fixture.Server = await FakeServer.StartAsync(fixture.Options.Server!.Socket!, rules);
        await fixture.StartAsync();
        return fixture;
    }

    /// <summary>The same with what job definitions say of jobs that go at once.</summary>
    public static async Task<AgentFixture> OpenAsync(TrackedDefinition tracked)
    {
        var fixture = new AgentFixture(null);
        fixture.Server = await FakeServer.StartAsync(fixture.Options.Server!.Socket!, []);
        fixture.Server.Tracked = [tracked];
        await fixture.StartAsync();
        await fixture.Agent.WaitForRulesAsync(1, TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        return fixture;
    }

    /// <summary>Ends the agent without a word and starts another one on the same data.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        await StartAgainAsync();
    }

    /// <summary>Waits for a condition, as long as the test may take.</summary>
    public static async Task UntilAsync(Func<bool> wanted)
    {
        while (!wanted())
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    public static Submission Submission(string name = "TEST", SubmissionMode mode = SubmissionMode.Stored, WayIn way = WayIn.Submit) =>
        new()
        {
            Key = Guid.NewGuid(),
            Name = ObjectName.Parse(name),
            Way = way,
            Mode = mode,
            Arguments = [Encoding.UTF8.GetBytes("/bin/true")],
            Directory = Encoding.UTF8.GetBytes("/"),
        };

    public async Task<TrackingNumber> SubmitAsync(Submission submission, CancellationToken cancellationToken) =>
        (await Agent.SubmitAsync(submission, Me, Task.CompletedTask, cancellationToken)).Number;

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await Server.DisposeAsync();
        Directory.Delete(_folder, true);
    }

    /// <summary>Changes the journal behind the agent's back.</summary>
    public async Task DamageAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Join(Options.Data, "agent.db")};Pooling=false");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private ServiceProvider Build()
    {
        Directory.CreateDirectory(Options.Data);
        Processes = new FakeProcesses();
        Shepherds = new FakeShepherds(Options.Hints, Processes);
        return new ServiceCollection()
            .AddSingleton(Options)
            .AddSingleton(TimeProvider.System)
            .AddSingleton<IAgentJournal>(_ => new SignallingJournal(
                new SqliteAgentJournal(Path.Join(Options.Data, "agent.db"), TimeProvider.System),
                entry => Written(entry)
            ))
            .AddSingleton<IShepherds>(Shepherds)
            .AddSingleton<IProcesses>(Processes)
            .AddLogging(logging => logging.AddSimpleConsole().SetMinimumLevel(LogLevel.Warning))
            .AddAgent()
            .BuildServiceProvider();
    }

    /// <summary>Starts another agent on the data of one that was stopped.</summary>
    public Task StartAgainAsync() => StartAgainAsync(_ => { });

    /// <summary>The same, where these processes live.</summary>
    public async Task StartAgainAsync(Action<FakeProcesses> living)
    {
        _services = Build();
        living(Processes);
        await StartAsync();
    }

    private async Task StartAsync()
    {
        foreach (var service in _services.GetServices<IHostedService>())
        {
            await service.StartAsync(CancellationToken.None);
            await ((IHostedLifecycleService)service).StartedAsync(CancellationToken.None);
        }
    }

    /// <summary>Ends the agent without a word.</summary>
    public async Task StopAsync()
    {
        foreach (var service in _services.GetServices<IHostedService>())
        {
            await service.StopAsync(CancellationToken.None);
        }

        Processes.StopWatching();
        await _services.DisposeAsync();
    }
}
