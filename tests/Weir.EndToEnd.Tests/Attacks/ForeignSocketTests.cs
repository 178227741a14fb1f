using Weir.EndToEnd.Tests.Harness;

namespace Weir.EndToEnd.Tests.Attacks;

/// <summary>Somebody else listens where a client looks for its own Weir.</summary>
public sealed class ForeignSocketTests
{
    private const int Attacker = 4711,
        Victim = 4712;

    [Fact]
    public async Task A_client_believes_neither_a_folder_in_tmp_nor_another_users_socket()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "needs root");
        // Where no other Weir is in control, which a client would find.
        await using var machine = await PrivateMachine.StartAsync();
        await using var up = await WeirUp.StartAsAsync(Attacker, machine.Prefix);
        var home = Path.Combine(up.Folder, "victim");
        var bait = $"/tmp/weir-{Victim}";
        var root = new Commands(new Dictionary<string, string> { ["PATH"] = "/usr/bin:/bin" });
        (await root.Shell($"chmod 755 {up.Folder} && mkdir -m 755 {home} && chown {Victim}:{Victim} {home}")).Succeeded();
        (
            await up.Commands.Shell(
                $"mkdir -p {bait} {up.Folder}/bait/weir && ln -s {up.Socket} {bait}/weir.sock && ln -s {up.Folder}/gate {bait}/gate && ln -s {up.Socket} {up.Folder}/bait/weir/weir.sock"
            )
        ).Succeeded();
        try
        {
            var bare = Client(machine, home, null);
            var led = Client(machine, home, $"{up.Folder}/bait");

            foreach (var line in (string[])["weir jobs", "weir submit --patience 1 -n MINE -- true"])
            {
                Assert.Equal(3, (await bare.Shell("cd /; " + line)).Status);
                Assert.Equal(3, (await led.Shell("cd /; " + line)).Status);
            }

            Assert.Contains($"user id {Attacker} listens there", (await led.Run(Binaries.Weir, "jobs")).Error, StringComparison.Ordinal);
            Assert.DoesNotContain("MINE", (await up.Weir("jobs")).Output, StringComparison.Ordinal);
            // Who names the socket means it.
            (await bare.Run(Binaries.Weir, "jobs", "--socket", up.Socket)).Succeeded();
        }
        finally
        {
            (await root.Shell($"rm -rf {bait}")).Succeeded();
        }
    }

    private static Commands Client(PrivateMachine machine, string home, string? runtime)
    {
        var environment = new Dictionary<string, string> { ["PATH"] = $"{Binaries.Folder}:/usr/bin:/bin", ["HOME"] = home };
        if (runtime is not null)
        {
            environment["XDG_RUNTIME_DIR"] = runtime;
        }

        return new Commands(environment, machine.Prefix).As(Victim);
    }
}
