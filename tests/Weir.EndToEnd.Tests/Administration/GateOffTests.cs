using Weir.EndToEnd.Tests.Harness;

namespace Weir.EndToEnd.Tests.Administration;

public sealed class GateOffTests
{
    [Fact]
    public async Task While_the_way_is_off_a_job_has_its_number_its_output_and_its_status()
    {
        await using var up = await WeirUp.StartAsync();
        (await up.Weir("gate", "stop", "submit")).Succeeded();

        var ran = await up.Weir("submit", "--wait", "-n", "QUIET", "--", "sh", "-c", "echo said; exit 5");

        Assert.Equal(5, ran.Status);
        Assert.Contains("the gate is off for submit", ran.Error, StringComparison.Ordinal);
        Assert.Equal("said\n", (await up.Weir("log", ran.Output.Trim())).Succeeded());
        Assert.Contains("exit 5", (await up.Weir("tracked", ran.Output.Trim())).Succeeded(), StringComparison.Ordinal);
        Assert.DoesNotContain("QUIET", (await up.Weir("jobs")).Succeeded(), StringComparison.Ordinal);
    }
}
