using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Weir.Notifications.Tests;

/// <summary>The distribution's aiosmtpd on a port of its own, which keeps what it takes as files.</summary>
internal sealed class MailServer : IAsyncDisposable
{
    private readonly TestFolder _folder = new();
    private readonly Process _process;

    private MailServer(int port, string kind)
    {
        Port = port;
        _process = Process.Start(
            new ProcessStartInfo("/usr/bin/aiosmtpd")
            {
                ArgumentList = { "-n", "-l", $"127.0.0.1:{port}", "-c", kind, _folder.File("mail") },
                RedirectStandardError = true,
            }
        )!;
    }

    public int Port { get; }

    public Uri Address => new($"smtp://127.0.0.1:{Port}");

    /// <summary>Starts it, and waits until it greets.</summary>
    public static async Task<MailServer> StartAsync(CancellationToken cancellationToken)
    {
        var server = new MailServer(FreePort(), "aiosmtpd.handlers.Mailbox");
        while (true)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, server.Port, cancellationToken);
                using var reader = new StreamReader(client.GetStream());
                Assert.StartsWith("220", await reader.ReadLineAsync(cancellationToken), StringComparison.Ordinal);
                return server;
            }
            catch (SocketException) when (!server._process.HasExited)
            {
                await Task.Yield();
            }
        }
    }

    /// <summary>What it has taken.</summary>
    public IReadOnlyList<string> Mails() =>
        Directory.Exists(_folder.File("mail/new")) ? [.. Directory.GetFiles(_folder.File("mail/new")).Select(File.ReadAllText)] : [];

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Dispose();
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
