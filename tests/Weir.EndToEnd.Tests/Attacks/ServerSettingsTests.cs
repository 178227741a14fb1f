using System.Net.Sockets;
using System.Text;
using Weir.EndToEnd.Tests.Harness;

namespace Weir.EndToEnd.Tests.Attacks;

/// <summary>What others see of a server's process, and how it takes its settings from a unit.</summary>
public sealed class ServerSettingsTests
{
    [Theory]
    [InlineData("--store", "postgres://weir:hunter2@db/weir")]
    [InlineData("--store", "postgres://weir@db/weir?password=hunter2")]
    [InlineData("--store", "Host=db;Username=weir;Password=hunter2")]
    public async Task A_password_on_the_command_line_is_refused(string option, string store)
    {
        using var folder = new TemporaryFolder();

        var refused = await Commands(folder)
            .Run(Binaries.Weir, "server", "--data", $"{folder.Path}/data", "--socket", $"{folder.Path}/s", option, store);

        Assert.Equal(2, refused.Status);
        Assert.Contains("--store-file, or into WEIR_STORE", refused.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", refused.Output + refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_setting_is_a_usage_error_in_one_line()
    {
        using var folder = new TemporaryFolder();
        string[] server = ["server", "--data", $"{folder.Path}/data", "--socket", $"{folder.Path}/s"];

        foreach (
            var ran in (Ran[])
                [
                    await Commands(folder).Run(Binaries.Weir, [.. server, "--store", ""]),
                    await Commands(folder).With("WEIR_STORE", "").Run(Binaries.Weir, server),
                    await Commands(folder).With("WEIR_LISTEN", "").Run(Binaries.Weir, server),
                    await Commands(folder).With("WEIR_URL", "").Run(Binaries.Weir, ["agent", .. server[1..]]),
                ]
        )
        {
            Assert.Equal(2, ran.Status);
            Assert.Single(ran.Error.TrimEnd('\n').Split('\n'));
            Assert.Contains("is empty", ran.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_server_tells_its_manager_that_it_is_ready_alive_and_stopping_and_opens_no_diagnostics_socket()
    {
        using var folder = new TemporaryFolder();
        await using var postgres = await TemporaryPostgres.StartAsync();
        var secret = Path.Combine(folder.Path, "store");
        await File.WriteAllTextAsync(secret, postgres.Address + "\n", TestContext.Current.CancellationToken);
        File.SetUnixFileMode(secret, UnixFileMode.UserRead);
        using var manager = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        manager.Bind(new UnixDomainSocketEndPoint($"{folder.Path}/notify"));
        var commands = Commands(folder)
            .With("NOTIFY_SOCKET", $"{folder.Path}/notify")
            .With("WATCHDOG_USEC", "200000")
            .With("TMPDIR", folder.Path)
            .With("WEIR_LISTEN", "none");

        using var server = commands.Start(
            Binaries.Weir,
            "server",
            "--data",
            $"{folder.Path}/data",
            "--socket",
            $"{folder.Path}/s",
            "--store-file",
            secret
        );
        var heard = new List<string>();
        while (heard.Count(word => word == "WATCHDOG=1") < 3)
        {
            heard.Add(await HearAsync(manager));
        }

        Assert.Contains("READY=1", heard);
        Assert.Empty(Directory.GetFiles(folder.Path, "dotnet-diagnostic-*"));
        Assert.DoesNotContain(
            postgres.Folder,
            await File.ReadAllTextAsync($"/proc/{server.Id}/cmdline", TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
        (await commands.Run("kill", server.Id.ToString(System.Globalization.CultureInfo.InvariantCulture))).Succeeded();
        while (heard[^1] != "STOPPING=1")
        {
            heard.Add(await HearAsync(manager));
        }

        await server.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, server.ExitCode);
    }

    [Fact]
    public async Task The_host_opens_no_diagnostics_socket_however_it_is_started()
    {
        using var folder = new TemporaryFolder();
        using var host = Commands(folder)
            .With("TMPDIR", folder.Path)
            .Start(Binaries.Host, "server", "--data", $"{folder.Path}/data", "--socket", $"{folder.Path}/s", "--listen", "none");
        var first = await host.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        Assert.True(first is not null, first is null ? await host.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken) : "");

        Assert.Empty(Directory.GetFiles(folder.Path, "dotnet-diagnostic-*"));
        Assert.Empty(Directory.GetFiles(folder.Path, "clr-debug-pipe-*"));

        host.Kill();
        await host.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<string> HearAsync(Socket manager)
    {
        var bytes = new byte[256];
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(2));
        return Encoding.UTF8.GetString(bytes, 0, await manager.ReceiveAsync(bytes, limit.Token));
    }

    private static Commands Commands(TemporaryFolder folder)
    {
        var environment = new Dictionary<string, string>
        {
            ["PATH"] = $"{Binaries.Folder}:/usr/bin:/bin",
            ["HOME"] = folder.Path,
            ["WEIR_HOST"] = Binaries.Host,
        };
        if (Environment.GetEnvironmentVariable("DOTNET_ROOT") is { } root)
        {
            environment["DOTNET_ROOT"] = root;
        }

        return new Commands(environment);
    }
}
