using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Weir.Agent;
using Weir.Agent.Outputs;
using Weir.Console;
using Weir.Host.Connections;
using Weir.Jobs;
using Weir.Notifications;
using Weir.Server;
using Weir.ServiceLevels.History;
using Weir.Stores.Agent;
using Weir.Stores.Server;
using Weir.Ways;
using Weir.Web;
using Weir.Web.Callers;
using Weir.Web.Connections;
using Weir.Web.Forward;

namespace Weir.Host;

/// <summary>One run of the host, from its lock to its clean end.</summary>
internal static class HostRun
{
    private const int LeastThreads = 16;

    public static async Task<int> RunAsync(RunOptions options)
    {
        var files = DescriptorBudget.Raise();
        // What blocks has threads of its own; what is left is short, and must not make others wait for a thread to be made.
        ThreadPool.SetMinThreads(LeastThreads, LeastThreads);
        using var data = DataFolder.Lock(options.Data);
        SocketFile.Prepare(options.Socket);
        using var control = options.Agent ? GateControl.Claim(options.ControlFolder, options.Socket) : null;
        var facts = FactsOf(options);
        var app = Build(options, facts, control, files);
        await using (app.ConfigureAwait(false))
        {
            var server = app.Services.GetService<WeirServer>();
            if (server is not null)
            {
                await server.StartAsync(CancellationToken.None).ConfigureAwait(false);
            }

            app.UseWeirWeb();
            app.UseWeirConsole();
            await StartAsync(app, options).ConfigureAwait(false);
            SocketFile.Open(options.Socket);
            facts.Console = ListenerSetup.PageOf(app, options);
            await GreetAsync(app, facts, options).ConfigureAwait(false);
            if (control?.Refusal is { } without)
            {
                await System.Console.Error.WriteLineAsync($"weir: {without}").ConfigureAwait(false);
            }

            ServiceNotice.Ready();
            var deposed = server?.Deposed ?? Task.Delay(Timeout.Infinite);
            app.Lifetime.ApplicationStopping.Register(ServiceNotice.Stopping);
            _ = ServiceWatchdog.RunAsync(server, TimeProvider.System, app.Lifetime.ApplicationStopping);
            var stopped = app.WaitForShutdownAsync();
            if (await Task.WhenAny(stopped, deposed).ConfigureAwait(false) == deposed)
            {
                await app.StopAsync().ConfigureAwait(false);
                return 1;
            }

            await stopped.ConfigureAwait(false);
            return 0;
        }
    }

    private static WebApplication Build(RunOptions options, HostInfo facts, GateControl? control, DescriptorBudget files)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "weir-host" });
        builder.Logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss'Z' ";
            console.UseUtcTimestamp = true;
            console.ColorBehavior = Microsoft.Extensions.Logging.Console.LoggerColorBehavior.Disabled;
        });
        builder.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(console =>
            console.LogToStandardErrorThreshold = LogLevel.Trace
        );
        builder.Logging.SetMinimumLevel(options.Verbose ? LogLevel.Information : LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        // A start that fails is told in one line by whoever called, not with a stack as well.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(5));
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => ListenerSetup.Configure(kestrel, options));

        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(facts);
        builder.Services.AddSingleton<IMachineUsers, MachineUsers>();
        builder
            .Services.AddSingleton(options.Quotas)
            .AddSingleton(files)
            .AddSingleton(new ConnectionSlots(options.Quotas, files.Connections));
        builder.Services.AddSingleton(services => new SubordinateUsers("/etc/subuid", services.GetRequiredService<TimeProvider>()));
        builder.Services.AddSingleton<ConnectionAdmission>().AddSingleton<IConnectionListenerFactory, BoundedTransport>();
        if (options.Server)
        {
            builder.Services.AddSingleton<IServerStore>(services =>
                options.Store is { } address
                    ? new PostgresServerStore(address, services.GetRequiredService<TimeProvider>())
                    : new SqliteServerStore(
                        DataFolder.Database(Path.Join(options.Data, "server.db")),
                        services.GetRequiredService<TimeProvider>()
                    )
            );
            builder.Services.AddSingleton(
                new ServerOptions(facts.Version, options.BusinessDay)
                {
                    KeepJobs = options.KeepJobs,
                    Quotas = options.Quotas,
                    History = HistorySettings.Default with { SizesKept = options.QueueHistory },
                }
            );
            builder.Services.AddSingleton<WeirServer>();
            builder.Services.AddSingleton(services => services.GetRequiredService<WeirServer>().Outbox).AddNotifications();
            builder.Services.AddSingleton(new TrustedMachines(options.TrustedMachines));
        }

        if (options.Agent)
        {
            builder.Services.AddSingleton<IAgentJournal>(services => new SqliteAgentJournal(
                DataFolder.Database(Path.Join(options.Data, "agent.db")),
                services.GetRequiredService<TimeProvider>()
            ));
            builder.Services.AddSingleton(AgentOptionsOf(options, facts) with { ControlsGate = control is { IsHeld: true } });
            builder.Services.AddSingleton<IOutputMail, OutputMailer>().AddAgent().AddWays();
            if (options.ServerAddress is { } server)
            {
                builder.Services.AddSingleton(new ServerLocation(server, options.TokenFile is { } file ? TokenFile.Read(file) : null));
            }
        }

        builder.Services.AddWeirWeb().AddWeirConsole();
        return builder.Build();
    }

    // A full disk or a closed descriptor is no reason to stop: jobs wait for this host.
    private static async Task GreetAsync(WebApplication app, HostInfo facts, RunOptions options)
    {
        try
        {
            await StartupBanner
                .WriteAsync(System.Console.Out, facts, options, ListenerSetup.ThruPutOf(app, options), app.Services)
                .ConfigureAwait(false);
        }
        catch (Exception unsaid) when (unsaid is IOException or UnauthorizedAccessException)
        {
            var why = Printable.Escape((unsaid.InnerException ?? unsaid).Message, 300);
            await System
                .Console.Error.WriteLineAsync(
                    $"weir: up, with its socket at {options.Socket}; that cannot be written to standard output: {why}"
                )
                .ConfigureAwait(false);
        }
    }

    private static async Task StartAsync(WebApplication app, RunOptions options)
    {
        try
        {
            await app.StartAsync().ConfigureAwait(false);
        }
        catch (AgentStartException refusal)
        {
            throw new StartException(refusal.Message);
        }
        catch (IOException busy) when (busy.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException or SocketException)
        {
            throw new StartException(
                $"{options.Listen}{(options.ThruPut is { } xml ? $" or {xml.EndPoint}" : "")} is in use: stop what listens there, or choose another with --listen 127.0.0.1:PORT"
            );
        }
    }

    private static HostInfo FactsOf(RunOptions options)
    {
        var roles = new List<string>(2);
        if (options.Server)
        {
            roles.Add("server");
        }

        if (options.Agent)
        {
            roles.Add("agent");
        }

        return new HostInfo(
            typeof(HostRun).Assembly.GetName().Version?.ToString(3) ?? "0",
            Environment.MachineName,
            roles,
            TimeProvider.System.GetUtcNow(),
            options.Data,
            !options.Server ? null
                : options.Store is null ? "sqlite"
                : "postgresql",
            options.Socket,
            Console: null
        );
    }

    private static AgentOptions AgentOptionsOf(RunOptions options, HostInfo facts) =>
        new()
        {
            Machine = facts.Machine,
            Data = options.Data,
            Socket = options.Socket,
            Weir = options.Weir,
            Server = options.ServerAddress,
            Token = options.TokenFile is { } file ? TokenFile.Read(file) : null,
            Version = facts.Version,
            KeepJobs = options.KeepJobs,
            Commands = options.AgentFile.Commands,
            RunAs = options.AgentFile.RunAs,
            OnLeftovers = options.OnLeftovers,
            Quotas = options.Quotas,
            Reserve = options.Reserve,
        };
}
