using System.Globalization;
using System.Text.Json;
using Weir.EndToEnd.Tests.Attacks;
using Weir.Protocol;

namespace Weir.EndToEnd.Tests.Leftovers;

/// <summary>What becomes of processes that outlive the command of their job.</summary>
public sealed class LeftoversTests
{
    private static CancellationToken Patience => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_job_waits_for_them_or_kills_them_or_leaves_them_and_their_group_goes_with_the_last()
    {
        await using var machine = await AttackedMachine.StartAsync();
        await File.WriteAllTextAsync(
            $"{machine.Open}/jobs.yaml",
            """
            { kind: job-definition, name: TRACKED_KILL, type: tracked, onLeftovers: kill }
            ---
            { kind: job-definition, name: TRACKED_KEEP, type: tracked, onLeftovers: keep }
            """,
            Patience
        );
        (await machine.Up.Weir("apply", "-f", $"{machine.Open}/jobs.yaml")).Succeeded();

        var (waited, killed, kept) = (await Leave("TRACKED_WAIT"), await Leave("TRACKED_KILL"), await Leave("TRACKED_KEEP"));

        // The command has ended long ago: `weir run` has.
        var gone = await machine.Job("TRACKED_KILL", job => job.State == "Succeeded");
        Assert.Equal("kill", gone.OnLeftovers);
        Assert.False(AttackedMachine.Lives(killed));
        var over = await machine.Job("TRACKED_KEEP", job => job.State == "Succeeded");
        Assert.Equal("keep", over.OnLeftovers);
        Assert.True(AttackedMachine.Lives(kept));
        var waits = await machine.Job("TRACKED_WAIT", _ => true);
        Assert.Equal(("Running", "wait"), (waits.State, waits.OnLeftovers));
        Assert.True(AttackedMachine.Lives(waited));
        Assert.Contains(
            "Leftovers",
            (await machine.Up.Weir("job", over.Number.ToString(CultureInfo.InvariantCulture))).Succeeded(),
            StringComparison.Ordinal
        );

        // Who asks why it still runs is told, in ten seconds.
        await machine.Up.Until(
            output => output.Contains("has ended with status 0, and processes that it left behind run on", StringComparison.Ordinal),
            "job",
            waits.Number.ToString(CultureInfo.InvariantCulture),
            "--json"
        );

        (await machine.Up.Commands.Shell($"kill {waited}")).Succeeded();
        await machine.Job("TRACKED_WAIT", job => job.State == "Succeeded");

        var group = await GroupOf(over.Number);
        Assert.True(Directory.Exists(group));
        await machine.Up.KillAsync();
        (await machine.Up.Commands.Shell($"kill {kept}")).Succeeded();
        await machine.Up.StartAgainAsync();
        await machine.Until(() => !Directory.Exists(group), $"{group} is gone");

        async Task<int> Leave(string name)
        {
            (
                await machine.Attacker.Shell(
                    $"cd /; weir run -n {name} -- sh -c '(setsid sleep 10000 > /dev/null 2>&1 & echo $! > {machine.Open}/{name})'"
                )
            ).Succeeded();
            return await machine.Id(name);
        }

        async Task<string> GroupOf(int number)
        {
            var text = (await machine.Up.Weir("tracked", number.ToString(CultureInfo.InvariantCulture), "--json")).Succeeded();
            return JsonSerializer.Deserialize(text, WeirJson.Default.TrackedView)!.Cgroup!;
        }
    }
}
