using System.Diagnostics;

namespace Weir.EndToEnd.Tests.Harness;

/// <summary>A server and an agent as two processes, each with its data and socket; callers speak with the agent.</summary>
internal sealed class WeirHalves : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(2);

    private readonly TemporaryFolder _folder = new();
    private readonly Commands _commands;
    private Process? _server;
    private Process? _agent;

    private WeirHalves()
    {
        foreach (var half in (string[])["server", "agent"])
        {
            Directory.CreateDirectory(Path.Combine(_folder.Path, half));
        }

        var environment = new Dictionary<string, string>
        {
            ["PATH"] = $"{Binaries.Folder}:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
            ["HOME"] = _folder.Path,
            ["LANG"] = "C.UTF-8",
            ["WEIR_HOST"] = Binaries.Host,
            ["WEIR_SERVER"] = $"unix:{SocketOf("agent")}",
            ["WEIR_GATE"] = Path.Combine(_folder.Path, "agent", "gate"),
        };
        if (Environment.GetEnvironmentVariable("DOTNET_ROOT") is { } root)
        {
            environment["DOTNET_ROOT"] = root;
        }

        _commands = new Commands(environment);
    }

    public string Folder => _folder.Path;

    public static async Task<WeirHalves> StartAsync()
    {
        var halves = new WeirHalves();
        try
        {
            await halves.StartServerAsync();
            halves._agent = await halves.StartHalf("agent", "--server", $"unix:{halves.SocketOf("server")}");
            return halves;
        }
        catch (Exception)
        {
            await halves.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs <c>weir</c> with these arguments against the agent.</summary>
    public Task<Ran> Weir(params IReadOnlyList<string> arguments) => _commands.Run(Binaries.Weir, arguments);

    /// <summary>Runs it again and again until its output is as wanted.</summary>
    public async Task<string> Until(Func<string, bool> wanted, params IReadOnlyList<string> arguments)
    {
        var since = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var ran = await Weir(arguments);
            if ((ran.Status == 0 && wanted(ran.Output)) || TimeProvider.System.GetElapsedTime(since) > StartLimit)
            {
                Assert.True(
                    ran.Status == 0 && wanted(ran.Output),
                    $"weir {string.Join(' ', arguments)} ended with {ran.Status}\n{ran.Output}{ran.Error}"
                );
                return ran.Output;
            }
        }
    }

    public async Task StartServerAsync() => _server = await StartHalf("server", "--listen", "127.0.0.1:0");

    public async Task KillServerAsync()
    {
        await End(_server);
        _server = null;
    }

    public async ValueTask DisposeAsync()
    {
        await End(_agent);
        await End(_server);
        _folder.Dispose();
    }

    private string SocketOf(string half) => Path.Combine(_folder.Path, half, "weir.sock");

    private async Task<Process> StartHalf(string half, params IReadOnlyList<string> more)
    {
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var host = _commands.Start(
            Binaries.Host,
            [half, "--weir", Binaries.Weir, "--data", Path.Combine(_folder.Path, half, "data"), "--socket", SocketOf(half), .. more]
        );
        host.EnableRaisingEvents = true;
        host.Exited += (_, _) => ready.TrySetException(new InvalidOperationException($"weir {half} ended before it answered"));
        host.OutputDataReceived += (_, line) => _ = line.Data is not null && ready.TrySetResult();
        host.ErrorDataReceived += (_, line) => TestContext.Current.SendDiagnosticMessage("{0}: {1}", half, line.Data ?? "");
        host.BeginOutputReadLine();
        host.BeginErrorReadLine();
        await ready.Task.WaitAsync(StartLimit, TestContext.Current.CancellationToken);
        return host;
    }

    private static async Task End(Process? host)
    {
        if (host is not null)
        {
            host.Kill(entireProcessTree: false);
            await host.WaitForExitAsync(CancellationToken.None);
            host.Dispose();
        }
    }
}
