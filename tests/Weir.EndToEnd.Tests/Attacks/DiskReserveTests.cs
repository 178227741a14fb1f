using System.Globalization;
using Weir.EndToEnd.Tests.Harness;

namespace Weir.EndToEnd.Tests.Attacks;

/// <summary>A user fills the disk of the data: new work is refused before it is full, and what runs ends whole.</summary>
public sealed class DiskReserveTests
{
    private const string Small = "/run/reserve";

    [Fact]
    public async Task Below_the_reserve_new_work_is_refused_and_what_runs_ends_whole()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "needs root");
        await using var machine = await PrivateMachine.StartAsync();
        using var folder = new TemporaryFolder();
        var pipe = Path.Combine(folder.Path, "pipe");
        var inside = new Commands(new Dictionary<string, string> { ["PATH"] = "/usr/sbin:/usr/bin:/sbin:/bin" }, machine.Prefix);
        (
            await inside.Shell(
                $"mkdir {Small} && mount -t tmpfs -o size=32m,mode=755 tmpfs {Small} && mkdir -m 777 {Small}/open && mkfifo -m 666 {pipe}"
            )
        ).Succeeded();
        await using var up = await WeirUp.StartAsync(machine.Prefix, "--data", $"{Small}/data", "--reserve", "8MiB");
        var nobody = up.Commands.As(Attacker.Nobody);
        var running = (await nobody.Run(Binaries.Weir, "submit", "--", "sh", "-c", $"read x < {pipe}; echo whole; exit 7")).Number();
        await up.Until(output => output.Contains("Running", StringComparison.Ordinal), "job", Text(running));

        // Within what any user may write, up to the reserve and into it.
        (
            await new Commands(new Dictionary<string, string> { ["PATH"] = "/usr/bin:/bin" }, machine.Prefix)
                .As(Attacker.Nobody)
                .Shell($"head -c 24M /dev/zero > {Small}/open/fill")
        ).Succeeded();
        foreach (
            var words in (string[][])
                [
                    ["submit", "--", "true"],
                    ["jv", "create", "MORE"],
                ]
        )
        {
            var refused = await up.Commands.As(Attacker.Daemon).Run(Binaries.Weir, words);
            Assert.Equal(1, refused.Status);
            Assert.Matches(
                $@"^weir: (jv create: )?the disk of {Small}/data has [0-9]+ [KM]iB free, less than the [0-9]+ [KM]iB that are kept for what runs \(--reserve\): nothing was stored; make room, and try again\n$",
                refused.Error
            );
        }

        (await inside.Shell($"echo > {pipe}")).Succeeded();
        await up.Until(output => output.Contains("Failed", StringComparison.Ordinal), "job", Text(running));
        Assert.Equal("whole\n", (await nobody.Run(Binaries.Weir, "log", Text(running))).Succeeded());

        (await inside.Shell($"rm {Small}/open/fill")).Succeeded();
        (await up.Commands.As(Attacker.Daemon).Run(Binaries.Weir, "submit", "--wait", "--", "true")).Succeeded();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
