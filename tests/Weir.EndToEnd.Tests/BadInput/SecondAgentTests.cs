using Weir.EndToEnd.Tests.Harness;

namespace Weir.EndToEnd.Tests.BadInput;

/// <summary>Two agents on one machine: one is in control of the gate, the other works without machine-wide ways in and says so.</summary>
public sealed class SecondAgentTests
{
    [Fact]
    public async Task The_second_agent_runs_jobs_but_leaves_the_gate_to_the_first()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "needs root");
        await using var machine = await PrivateMachine.StartAsync();
        await using var first = await WeirUp.StartAsync(machine.Prefix);
        await using var second = await WeirUp.StartAsync(machine.Prefix);

        var installed = await second.Weir("gate", "install", "cron");

        Assert.Equal(1, installed.Status);
        Assert.Contains("another agent is in control of this machine's gate", installed.Error, StringComparison.Ordinal);
        Assert.Contains("this agent is not in control", (await second.Weir("gate", "status")).Succeeded(), StringComparison.Ordinal);
        Assert.DoesNotContain("not in control", (await first.Weir("gate", "status")).Succeeded(), StringComparison.Ordinal);
        Assert.Matches(
            @"weir: another agent \(pid [0-9]+\) is in control of the gate: this one runs without machine-wide ways in \(cron, at\)",
            second.Log
        );
        Assert.DoesNotContain("in control", first.Log, StringComparison.Ordinal);
        (await second.Weir("submit", "--wait", "--", "true")).Number();
        (await second.Weir("rule", "add", "--name", "NIGHTLY", "--type", "track")).Succeeded();
        Assert.Equal("ran\n", (await second.Weir("run", "-n", "NIGHTLY", "--", "echo", "ran")).Succeeded());
        Assert.Contains("NIGHTLY", (await second.Weir("jobs")).Succeeded(), StringComparison.Ordinal);
        (await first.Weir("gate", "install", "cron", "--system")).Succeeded();
    }

    [Fact]
    public async Task Control_goes_to_the_next_agent_once_the_first_is_gone()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "needs root");
        await using var machine = await PrivateMachine.StartAsync();
        await using var first = await WeirUp.StartAsync(machine.Prefix);
        await first.KillAsync();
        await using var next = await WeirUp.StartAsync(machine.Prefix);

        Assert.DoesNotContain("not in control", (await next.Weir("gate", "status")).Succeeded(), StringComparison.Ordinal);
        (await next.Weir("gate", "install", "cron", "--system")).Succeeded();
    }
}
