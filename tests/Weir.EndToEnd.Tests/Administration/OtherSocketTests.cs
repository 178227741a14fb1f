using Weir.EndToEnd.Tests.Harness;

namespace Weir.EndToEnd.Tests.Administration;

/// <summary>The agent in control listens on a socket of its own: who is told no socket finds it by the record of control.</summary>
public sealed class OtherSocketTests
{
    private const int User = 65534,
        Other = 4712;

    [Fact]
    public async Task J68_Who_is_told_no_socket_finds_the_agent_in_control_wherever_it_listens()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "needs root");
        await using var machine = await PrivateMachine.StartAsync();
        await using var up = await WeirUp.StartAsync(machine.Prefix);
        var root = Untold(up, machine.Prefix);
        (await root.Shell($"chmod 755 {up.Folder}")).Succeeded();

        (await root.Run(Binaries.Weir, "rule", "add", "--name", "NIGHTLY", "--type", "track")).Succeeded();
        foreach (var (who, name) in ((Commands, string)[])[(root, "OFROOT"), (root.As(User), "OFUSER")])
        {
            (await who.Shell($"cd /; weir submit --wait -n {name} -- true")).Succeeded();
            Assert.Contains(name, (await who.Run(Binaries.Weir, "jobs")).Succeeded(), StringComparison.Ordinal);
            Assert.Equal("ran\n", (await who.Shell("cd /; weir run -n NIGHTLY -- echo ran")).Succeeded());
            // A job of a rule: the gate has found the rules too.
            foreach (var verb in (string[])["tracked", "wrktrkjob"])
            {
                Assert.Contains("NIGHTLY", (await who.Run(Binaries.Weir, verb)).Succeeded(), StringComparison.Ordinal);
            }
        }

        Assert.Contains(up.Socket, (await root.Run(Binaries.Weir, "status")).Succeeded(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_agent_that_is_gone_is_named_and_the_usual_socket_is_asked()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "needs root");
        await using var machine = await PrivateMachine.StartAsync();
        await using var up = await WeirUp.StartAsync(machine.Prefix);
        var root = Untold(up, machine.Prefix);
        await up.KillAsync();

        var gone = $"the agent that was in control listened at {up.Socket} and is gone";
        foreach (var line in (string[])["weir jobs", "weir submit --patience 1 -- true"])
        {
            var refused = await root.Shell("cd /; " + line);

            Assert.Equal(3, refused.Status);
            Assert.Contains("answers at", refused.Error, StringComparison.Ordinal);
            Assert.Contains("/run/weir/weir.sock", refused.Error, StringComparison.Ordinal);
            Assert.Contains(gone, refused.Error, StringComparison.Ordinal);
        }

        // One that comes meanwhile, here or there, is found by the same call.
        var waiting = root.Shell("cd /; weir submit --patience 60 -n LATER -- true");
        await up.StartAgainAsync();
        (await waiting).Succeeded();
        Assert.Contains("LATER", (await root.Run(Binaries.Weir, "jobs")).Succeeded(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_users_record_leads_neither_root_nor_others_and_finds_his_own()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "needs root");
        await using var machine = await PrivateMachine.StartAsync();
        await using var up = await WeirUp.StartAsAsync(User, machine.Prefix);
        var root = Untold(up, machine.Prefix);
        (await root.Shell($"chmod 755 {up.Folder}")).Succeeded();
        var runtime = $"{up.Folder}/.local/state";

        (await root.As(User).Shell("cd /; weir submit --wait -n MINE -- true")).Succeeded();
        Assert.Contains("MINE", (await root.As(User).Run(Binaries.Weir, "tracked")).Succeeded(), StringComparison.Ordinal);
        // The same environment, so that both look at this user's record.
        foreach (var who in (Commands[])[root, root.As(Other)])
        {
            foreach (var line in (string[])["weir jobs", "weir submit --patience 1 -n LURED -- true"])
            {
                Assert.Equal(3, (await who.Shell("cd /; " + line)).Status);
            }
        }

        // His own file in root's folder, as an older time may have left one.
        (
            await root.Shell(
                $"mkdir -p /run/weir && cp {runtime}/weir/run/control /run/weir/control && chown {User} /run/weir/control && chmod 755 /run/weir"
            )
        ).Succeeded();
        foreach (var line in (string[])["weir jobs", "weir submit --patience 1 -n LURED -- true"])
        {
            var refused = await root.Shell("cd /; " + line);

            Assert.Equal(3, refused.Status);
            Assert.DoesNotContain(up.Socket, refused.Error, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("LURED", (await up.Weir("jobs")).Succeeded(), StringComparison.Ordinal);
    }

    // Knows the programs and nothing of where the agent listens.
    private static Commands Untold(WeirUp up, IReadOnlyList<string> prefix) =>
        new(new Dictionary<string, string> { ["PATH"] = $"{Binaries.Folder}:/usr/bin:/bin", ["HOME"] = up.Folder }, prefix);
}
