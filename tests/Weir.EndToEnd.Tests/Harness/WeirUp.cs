using System.Diagnostics;
using System.Text;

namespace Weir.EndToEnd.Tests.Harness;

/// <summary>
/// One <c>weir up</c> with data, socket and gate of its own. It is ready when it printed its first line, which it does once
/// it answers; nothing here sleeps.
/// </summary>
internal sealed class WeirUp : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(2);
    private readonly IReadOnlyList<string> _arguments;
    private readonly StringBuilder _log = new();
    private readonly TemporaryFolder _folder;
    private readonly Commands _starting;
    private Process? _host;

    private WeirUp(TemporaryFolder folder, IReadOnlyList<string> prefix, IReadOnlyList<string> more, string role = "up")
    {
        _folder = folder;
        IsAgent = role == "agent";
        Socket = Path.Combine(folder.Path, "weir.sock");
        Data = Path.Combine(folder.Path, "data");
        var environment = new Dictionary<string, string>
        {
            ["PATH"] = $"{Binaries.Folder}:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
            ["HOME"] = folder.Path,
            ["LANG"] = "C.UTF-8",
            ["USER"] = Environment.UserName,
            ["WEIR_HOST"] = Binaries.Host,
            ["WEIR_SERVER"] = $"unix:{Socket}",
            ["WEIR_GATE"] = Path.Combine(folder.Path, "gate"),
        };
        if (Environment.GetEnvironmentVariable("DOTNET_ROOT") is { } root)
        {
            environment["DOTNET_ROOT"] = root;
        }

        _starting = new Commands(environment, prefix);
        Commands = _starting;
        _arguments =
        [
            role,
            .. more.Contains("--data") ? (string[])[] : ["--data", Data],
            "--socket",
            Socket,
            "--listen",
            "127.0.0.1:0",
            .. more,
        ];
    }

    /// <summary>Commands that find this Weir: <c>weir</c> first in PATH, address and gate set.</summary>
    public Commands Commands { get; }

    public string Folder => _folder.Path;

    public string Data { get; }

    public string Socket { get; }

    /// <summary>Whether it is an agent alone.</summary>
    public bool IsAgent { get; }

    /// <summary>What the host has printed so far, over all its starts.</summary>
    public string Log
    {
        get
        {
            lock (_log)
            {
                return _log.ToString();
            }
        }
    }

    /// <summary>
    /// Starts one. <paramref name="prefix"/> is the way into a namespace; <paramref name="more"/> goes to <c>weir up</c>.
    /// </summary>
    public static async Task<WeirUp> StartAsync(IReadOnlyList<string>? prefix = null, params IReadOnlyList<string> more)
    {
        var up = new WeirUp(new TemporaryFolder(), prefix ?? [], more);
        try
        {
            await up.StartAgainAsync();
            return up;
        }
        catch (Exception)
        {
            await up.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts an agent alone, for the server at this address.</summary>
    public static async Task<WeirUp> StartAgentAsync(string server)
    {
        var agent = new WeirUp(new TemporaryFolder(), [], ["--server", server], "agent");
        try
        {
            await agent.StartAgainAsync();
            return agent;
        }
        catch (Exception)
        {
            await agent.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts one as the ordinary user with this id; only root can do that.</summary>
    public static async Task<WeirUp> StartAsAsync(int user, IReadOnlyList<string>? prefix = null, params IReadOnlyList<string> more)
    {
        var id = user.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var up = new WeirUp(
            new TemporaryFolder(),
            [.. prefix ?? [], "setpriv", $"--reuid={id}", $"--regid={id}", "--clear-groups", "--"],
            more
        );
        try
        {
            (
                await new Commands(new Dictionary<string, string> { ["PATH"] = "/usr/bin:/bin" }).Run("chown", $"{id}:{id}", up.Folder)
            ).Succeeded();
            await up.StartAgainAsync();
            return up;
        }
        catch (Exception)
        {
            await up.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs <c>weir</c> with these arguments.</summary>
    public Task<Ran> Weir(params IReadOnlyList<string> arguments) => Commands.Run(Binaries.Weir, arguments);

    /// <summary>Runs it again and again until its output is as wanted.</summary>
    public async Task<string> Until(Func<string, bool> wanted, params IReadOnlyList<string> arguments)
    {
        var since = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var ran = await Weir(arguments);
            if (wanted(ran.Output))
            {
                return ran.Output;
            }

            Assert.True(
                TimeProvider.System.GetElapsedTime(since) < StartLimit,
                $"weir {string.Join(' ', arguments)} did not come to what was wanted: {ran.Output}{ran.Error}\n{Log}"
            );
        }
    }

    /// <summary>Starts the host again after it was killed or stopped, and waits until it answers.</summary>
    public async Task StartAgainAsync()
    {
        var ready = Launch();
        try
        {
            await ready.WaitAsync(StartLimit, TestContext.Current.CancellationToken);
        }
        catch (Exception failure) when (failure is TimeoutException or InvalidOperationException)
        {
            throw new InvalidOperationException($"{failure.Message}\n{Log}", failure);
        }
    }

    /// <summary>Starts the host again and waits until it answers, but no longer than this; whether it answered.</summary>
    public async Task<bool> StartAgainAsync(TimeSpan limit)
    {
        var ready = Launch();
        try
        {
            await ready.WaitAsync(limit, TestContext.Current.CancellationToken);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
        catch (InvalidOperationException failure)
        {
            throw new InvalidOperationException($"{failure.Message}\n{Log}", failure);
        }
    }

    /// <summary>kill -9 of the host and nothing else; its shepherds and waiting processes live on.</summary>
    public async Task KillAsync()
    {
        var host = _host ?? throw new InvalidOperationException("The host does not run.");
        host.Kill(entireProcessTree: false);
        await host.WaitForExitAsync(TestContext.Current.CancellationToken);
        host.Dispose();
        _host = null;
    }

    /// <summary>Stops the host as SIGSTOP does, and nothing else.</summary>
    public Task PauseAsync() => Signal("-STOP");

    /// <summary>Lets a stopped host go on.</summary>
    public Task ContinueAsync() => Signal("-CONT");

    /// <summary>Waits until the host has ended by itself.</summary>
    public async Task EndedAsync()
    {
        var host = _host ?? throw new InvalidOperationException("The host does not run.");
        try
        {
            await host.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(StartLimit, TestContext.Current.CancellationToken);
        }
        catch (TimeoutException failure)
        {
            throw new InvalidOperationException($"the host did not end by itself\n{Log}", failure);
        }

        host.Dispose();
        _host = null;
    }

    /// <summary>Ends the host as Ctrl-C does; its exit status.</summary>
    public async Task<int> StopAsync()
    {
        var host = _host ?? throw new InvalidOperationException("The host does not run.");
        await Signal("-TERM");
        await host.WaitForExitAsync(TestContext.Current.CancellationToken);
        var status = host.ExitCode;
        host.Dispose();
        _host = null;
        return status;
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is { } host)
        {
            host.Kill(entireProcessTree: false);
            await host.WaitForExitAsync(CancellationToken.None);
            host.Dispose();
        }

        _folder.Dispose();
    }

    private async Task Signal(string signal)
    {
        var host = _host ?? throw new InvalidOperationException("The host does not run.");
        (await _starting.Run("kill", signal, host.Id.ToString(System.Globalization.CultureInfo.InvariantCulture))).Succeeded();
    }

    // The client becomes the host by execve: the process keeps its id, and a kill at any moment meets the one or the other.
    private Task Launch()
    {
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var host = _starting.Start(Binaries.Weir, _arguments);
        _host = host;
        host.EnableRaisingEvents = true;
        host.Exited += (_, _) => ready.TrySetException(new InvalidOperationException("weir up ended before it answered"));
        host.OutputDataReceived += (_, line) => Take(line.Data, ready);
        host.ErrorDataReceived += (_, line) => Take(line.Data, null);
        host.BeginOutputReadLine();
        host.BeginErrorReadLine();
        return ready.Task;
    }

    private void Take(string? line, TaskCompletionSource? ready)
    {
        if (line is null)
        {
            return;
        }

        lock (_log)
        {
            _log.AppendLine(line);
        }

        ready?.TrySetResult();
    }
}
