using System.Text.Json;
using Weir.EndToEnd.Tests.Harness;
using Weir.Protocol;

namespace Weir.EndToEnd.Tests.Attacks;

/// <summary>
/// One user opens connections without end: idle, slow and endless senders. The host stays up, and others have their turn.
/// </summary>
public sealed class FloodTests
{
    private const string Many = "20000";

    [Fact]
    public async Task Twenty_thousand_connections_of_one_user_leave_another_users_submissions_as_they_are()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "needs root to be two users");
        await using var up = await WeirUp.StartAsync();
        var probe = new Probe(up);
        await probe.BeforeAsync();
        await using var flood = await Attacker.StartAsync(up, "flood.py", up.Socket, Many);

        await probe.UnderAttackAsync();

        // Operators go on as well, and see who it is.
        var status = JsonSerializer.Deserialize((await up.Weir("status", "--json")).Succeeded(), WeirJson.Default.StatusView)!;
        var flooding = Assert.Single(status.Quotas!, use => use.User == $"uid {Attacker.Nobody}" && use.Name == "connections");
        Assert.InRange(flooding.Used, 100, flooding.Allowed);
        Assert.Matches(@"^opened [0-9]{5,}, open", await flood.EndAsync());
    }

    [Fact]
    public async Task With_few_descriptors_connections_are_refused_and_the_host_stays_up()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "needs root to be two users");
        await using var up = await WeirUp.StartAsync(["prlimit", "--nofile=600:600", "--"]);
        var probe = new Probe(up);
        await probe.BeforeAsync();
        await using var flood = await Attacker.StartAsync(up, "flood.py", up.Socket, "3000");

        await probe.UnderAttackAsync();

        Assert.Equal(0, await up.StopAsync());
    }

    [Fact]
    public async Task With_too_few_descriptors_a_start_says_so_in_one_line()
    {
        using var folder = new TemporaryFolder();
        var commands = new Commands(
            new Dictionary<string, string>
            {
                ["PATH"] = "/usr/bin:/bin",
                ["HOME"] = folder.Path,
                ["DOTNET_ROOT"] = Environment.GetEnvironmentVariable("DOTNET_ROOT") ?? "/usr/share/dotnet",
            }
        );

        var refused = await commands.Run(
            "prlimit",
            "--nofile=300:300",
            "--",
            Binaries.Host,
            "up",
            "--data",
            Path.Combine(folder.Path, "data"),
            "--socket",
            Path.Combine(folder.Path, "weir.sock"),
            "--listen",
            "none"
        );

        Assert.Equal((1, ""), (refused.Status, refused.Output));
        Assert.Equal(
            "weir: this process may open 300 files, and a host needs 512: raise the limit (ulimit -n 4096, or LimitNOFILE= in its unit)\n",
            refused.Error
        );
    }

    [Theory]
    [InlineData("prlimit --nofile=150:150 --", "this process may open 150 files, and a host needs 512")]
    [InlineData(
        "prlimit --nproc=60:60 -- setpriv --reuid 4711 --regid 4711 --clear-groups --bounding-set=-all --inh-caps=-all",
        "this user may have 60 processes and threads, has "
    )]
    [InlineData(
        "unshare -U -r sh -c 'echo 0 > /proc/sys/user/max_inotify_instances; exec \"$@\"' sh",
        "changes of files cannot be watched (fs.inotify.max_user_instances"
    )]
    public async Task A_start_with_too_little_of_anything_says_so_in_one_line(string limited, string why)
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "needs root");
        using var folder = new TemporaryFolder();
        var commands = new Commands(
            new Dictionary<string, string>
            {
                ["PATH"] = "/usr/bin:/bin",
                ["HOME"] = folder.Path,
                ["DOTNET_ROOT"] = Environment.GetEnvironmentVariable("DOTNET_ROOT") ?? "/usr/share/dotnet",
            }
        );
        (await commands.Run("chmod", "0777", folder.Path)).Succeeded();

        var refused = await commands.Shell(
            $"{limited} {Binaries.Weir} up --data {folder.Path}/data --socket {folder.Path}/weir.sock --listen none"
        );

        Assert.Equal((1, ""), (refused.Status, refused.Output));
        Assert.Contains(why, Assert.Single(refused.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_begins_a_request_and_does_not_end_it_is_closed()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "needs root to be another user");
        await using var up = await WeirUp.StartAsync();
        await using var slow = await Attacker.StartAsync(up, "slow.py", up.Socket);

        // It sends one byte a second for as long as it may; without a limit it would never say this.
        Assert.Equal("closed\n", await slow.EndAsync());
    }
}
