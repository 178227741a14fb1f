using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Weir.Agent;
using Weir.Console;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Client;
using Weir.Schedules;
using Weir.Server;
using Weir.Stores.Agent;
using Weir.Stores.Server;
using Weir.Web.Callers;
using Weir.Web.Connections;
using Weir.Web.Forward;
using Weir.Web.ThruPut;

namespace Weir.Web.Tests;

/// <summary>A whole host in this process: both roles, a real Kestrel on a Unix socket and on a port of its own.</summary>
internal sealed class WebFixture : IAsyncDisposable
{
    private const UnixFileMode Passable =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
    private const UnixFileMode Everybody =
        UnixFileMode.UserRead
        | UnixFileMode.UserWrite
        | UnixFileMode.GroupRead
        | UnixFileMode.GroupWrite
        | UnixFileMode.OtherRead
        | UnixFileMode.OtherWrite;

    private readonly string _folder = Directory.CreateTempSubdirectory("weir-web-").FullName;
    private readonly WebApplication _app;

    private WebFixture(IReadOnlyCollection<string> trusted)
    {
        File.SetUnixFileMode(_folder, Passable);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder
            .WebHost.UseKestrelCore()
            .ConfigureKestrel(kestrel =>
            {
                kestrel.Limits.MaxRequestBodySize = 100_000;
                kestrel.ListenUnixSocket(Socket, listen => listen.UsePeerCredentials());
                kestrel.Listen(IPAddress.Loopback, 0);
                kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseConnectionHandler<ThruPutConnections>());
            });
        Facts = new HostInfo("0", "here", ["server", "agent"], DateTimeOffset.UtcNow, _folder, "sqlite", Socket, null);
        builder.Services.AddLogging();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(Facts);
        builder.Services.AddSingleton(Quotas.Default).AddSingleton(new ConnectionSlots(Quotas.Default, 10_000));
        builder.Services.AddSingleton<IMachineUsers>(Users);
        builder.Services.AddSingleton(new TrustedMachines(trusted));
        builder.Services.AddSingleton(_ => new WeirServer(
            new SqliteServerStore(Path.Join(_folder, "server.db"), TimeProvider.System),
            new ServerOptions("0", BusinessDay.Utc),
            TimeProvider.System,
            NullLogger<WeirServer>.Instance
        ));
        builder.Services.AddSingleton<IAgentJournal>(_ => new SqliteAgentJournal(Path.Join(_folder, "agent.db"), TimeProvider.System));
        builder.Services.AddSingleton(
            new AgentOptions
            {
                Machine = "here",
                Data = _folder,
                Socket = Socket,
                Weir = "/nowhere/weir",
            }
        );
        builder.Services.AddAgent();
        builder.Services.AddWeirWeb().AddWeirConsole();
        _app = builder.Build();
        Local = ClientOn(Socket);
    }

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public string Socket => Path.Join(_folder, "weir.sock");

    public HostInfo Facts { get; }

    public TestUsers Users { get; } = new();

    /// <summary>Where XML messages are taken over TCP.</summary>
    public IPEndPoint ThruPut =>
        IPEndPoint.Parse(_app.Urls.Last(url => url.StartsWith("http://127", StringComparison.Ordinal))["http://".Length..].TrimEnd('/'));

    /// <summary>On the Unix socket, as the user who runs the tests.</summary>
    /// <summary>The server behind it.</summary>
    public WeirServer Server => _app.Services.GetRequiredService<WeirServer>();

    public HttpClient Local { get; }

    /// <summary>On TCP, with neither token nor cookie.</summary>
    public HttpClient Tcp { get; private set; } = null!;

    public IReadOnlyList<RouteEndpoint> Routes =>
        [.. ((IEndpointRouteBuilder)_app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()];

    /// <summary>The end points of a host that is an agent only; it is not started.</summary>
    public static async Task<IReadOnlyList<RouteEndpoint>> RoutesOfAgentAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.Services.AddLogging();
        builder.Services.AddSingleton<IMachineUsers, TestUsers>();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(
            new HostInfo("0", "here", ["agent"], DateTimeOffset.UtcNow, "/nowhere", null, "/nowhere/weir.sock", null)
        );
        builder.Services.AddSingleton<IAgentJournal>(_ => new SqliteAgentJournal("/nowhere/agent.db", TimeProvider.System));
        builder.Services.AddSingleton(
            new AgentOptions
            {
                Machine = "here",
                Data = "/nowhere",
                Socket = "/nowhere/weir.sock",
                Weir = "/nowhere/weir",
            }
        );
        builder.Services.AddAgent();
        builder.Services.AddSingleton(new ServerLocation(ServerAddress.OfSocket("/nowhere/server.sock"), null));
        builder.Services.AddWeirWeb().AddWeirConsole();
        await using var app = builder.Build();
        app.UseWeirWeb();
        app.UseWeirConsole();
        return [.. ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()];
    }

    public static async Task<WebFixture> OpenAsync(params string[] trusted)
    {
        var fixture = new WebFixture(trusted);
        await fixture._app.Services.GetRequiredService<WeirServer>().StartAsync(Cancellation);
        fixture._app.UseWeirWeb();
        fixture._app.UseWeirConsole();
        await fixture._app.StartAsync(Cancellation);
        File.SetUnixFileMode(fixture.Socket, Everybody);
        var address = fixture._app.Urls.First(url => url.StartsWith("http://127", StringComparison.Ordinal)) + "/";
        fixture.Facts.Console = address;
        fixture.Tcp = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = new Uri(address),
        };
        // Numbers come with the agent's first greeting.
        var agent = fixture._app.Services.GetRequiredService<Agent.MachineAgent>();
        await agent.WaitUntilReadyAsync(Cancellation);
        return fixture;
    }

    public async Task<HttpClient> WithTokenAsync(string role)
    {
        var made = await SendAsync(HttpMethod.Post, "v1/tokens", new { name = $"t-{role}", role });
        return Bearing(JsonSerializer.Deserialize(made.Body, WeirJson.Default.TokenCreated)!.Token);
    }

    /// <summary>On TCP, with this token.</summary>
    public HttpClient Bearing(string token)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = Tcp.BaseAddress,
        };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    public Task<Answer> SendAsync(HttpMethod method, string path, object? body = null) => SendAsync(Local, method, path, body);

    public static async Task<Answer> SendAsync(HttpClient client, HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        if (body is not null)
        {
            request.Content = new StringContent(body as string ?? JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
        }

        using var answer = await client.SendAsync(request, Cancellation);
        return new Answer(
            answer.StatusCode,
            answer.Content.Headers.ContentType?.MediaType,
            await answer.Content.ReadAsStringAsync(Cancellation),
            answer.Headers
        );
    }

    /// <summary>A job that its submitter holds; its number.</summary>
    public async Task<int> HeldAsync(string name = "NIGHTLY")
    {
        while (true)
        {
            var answer = await SendAsync(
                HttpMethod.Post,
                "v1/jobs",
                new
                {
                    name,
                    command = new[] { "true" },
                    hold = true,
                }
            );
            if (answer.Status == HttpStatusCode.OK)
            {
                return JsonSerializer.Deserialize(answer.Body, WeirJson.Default.Submitted)!.Number!.Value;
            }

            // No numbers yet: the agent is about to greet its server.
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Local.Dispose();
        Tcp.Dispose();
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static HttpClient ClientOn(string socket) =>
        new(
            new SocketsHttpHandler
            {
                UseCookies = false,
                ConnectCallback = async (_, cancellation) =>
                {
                    var connection = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                    await connection.ConnectAsync(new UnixDomainSocketEndPoint(socket), cancellation);
                    return new NetworkStream(connection, ownsSocket: true);
                },
            }
        )
        {
            BaseAddress = new Uri("http://localhost/"),
        };
}
