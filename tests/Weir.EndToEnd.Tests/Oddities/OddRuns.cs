using Weir.EndToEnd.Tests.Harness;

namespace Weir.EndToEnd.Tests.Oddities;

/// <summary>All runs of all oddities, done once for all tests that look at them.</summary>
public sealed class OddRuns : IAsyncLifetime
{
    internal Seen Seen { get; } = new();

    internal string TablesBefore { get; private set; } = "";

    internal string TablesAfter { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        if (!Environment.IsPrivilegedProcess)
        {
            return;
        }

        var gate = await GateMachine.StartAsync();
        await using var machine = new OddMachine(gate, Seen);
        await machine.PrepareAsync();
        TablesBefore = await machine.Tables();
        await machine.RunAsync("", marked: false, ("sh", ["/bin/sh", "-c"]));
        await gate.Run("weir rule add --name NOTHING --type track");
        await machine.InstallAsync();
        await gate.RuleInForce("NOTHING");
        var (shell, weir) = (Path.Combine(Binaries.Folder, "weir-sh"), Binaries.Weir);
        await machine.RunAsync(
            "-passing",
            marked: false,
            ("weir-sh-passing", [shell, "-c"]),
            ("run-passing", [weir, "run", "-n", "PASSES", "--", "/bin/sh", "-c"])
        );
        await gate.Run(
            "weir rule add --name ODD --type track && weir rule add --job-queue 'CRON/*ALL' --type track && weir rule add --job-queue 'AT/*ALL' --type track"
        );
        await gate.RuleInForce("ODD");
        await gate.Until(
            $"grep -a ^rule {gate.Up.Folder}/gate || :",
            text => text.Contains("CRON", StringComparison.Ordinal) && text.Contains("AT", StringComparison.Ordinal)
        );
        await machine.RunAsync(
            "-tracked",
            marked: true,
            ("weir-sh-tracked", [shell, "-c"]),
            ("run-tracked", [weir, "run", "-n", "ODD", "--", "/bin/sh", "-c"])
        );
        await machine.SeePlainAsync("terminal", "script -q -e -c 'exec /run/probe plain' /dev/null < /dev/null");
        await machine.SeePlainAsync("terminal-tracked", "script -q -e -c 'exec weir run -n ODD -- /run/probe plain' /dev/null < /dev/null");
        await machine.SeePlainAsync("submit", "weir log -f $(weir submit -n ODD -- /run/probe plain)");
        await machine.RemoveAsync();
        TablesAfter = await machine.Tables();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
