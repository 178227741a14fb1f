using System.Diagnostics;
using System.Globalization;
using Weir.EndToEnd.Tests.Harness;

namespace Weir.EndToEnd.Tests.Faults;

/// <summary>A <c>weir server</c> beside a <c>weir up</c> or an agent, with a folder of its own.</summary>
internal sealed class WeirServer : IAsyncDisposable
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(2);
    private readonly TemporaryFolder _folder = new();
    private Process? _process;

    public string Socket => Path.Combine(_folder.Path, "weir.sock");

    /// <summary>Starts it, and waits until it answers.</summary>
    public static async Task<WeirServer> StartAsync(params IReadOnlyList<string> more)
    {
        var server = new WeirServer();
        try
        {
            var environment = new Dictionary<string, string>
            {
                ["PATH"] = "/usr/sbin:/usr/bin:/sbin:/bin",
                ["HOME"] = server._folder.Path,
                ["WEIR_HOST"] = Binaries.Host,
            };
            if (Environment.GetEnvironmentVariable("DOTNET_ROOT") is { } root)
            {
                environment["DOTNET_ROOT"] = root;
            }

            var process = new Commands(environment).Start(
                Binaries.Weir,
                [
                    "server",
                    "--data",
                    Path.Combine(server._folder.Path, "data"),
                    "--socket",
                    server.Socket,
                    "--listen",
                    "127.0.0.1:0",
                    .. more,
                ]
            );
            server._process = process;
            process.ErrorDataReceived += (_, line) => TestContext.Current.SendDiagnosticMessage("server: {0}", line.Data ?? "");
            process.BeginErrorReadLine();
            var ready = await process
                .StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken)
                .AsTask()
                .WaitAsync(s_limit, TestContext.Current.CancellationToken);
            Assert.True(ready is not null, "weir server ended before it answered");
            return server;
        }
        catch (Exception)
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ends it as systemd does.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_process is { } process)
        {
            (
                await new Commands(new Dictionary<string, string> { ["PATH"] = "/usr/bin:/bin" }).Run(
                    "kill",
                    "-TERM",
                    process.Id.ToString(CultureInfo.InvariantCulture)
                )
            ).Succeeded();
            await process.WaitForExitAsync(CancellationToken.None);
            process.Dispose();
        }

        _folder.Dispose();
    }
}
