using System.Globalization;
using Weir.EndToEnd.Tests.Harness;

namespace Weir.EndToEnd.Tests.Crashes;

/// <summary>A machine whose server is away works on by itself and reports what it did.</summary>
public sealed class ServerAwayTests
{
    [Fact]
    public async Task Without_its_server_a_machine_runs_tracked_jobs_holds_queued_ones_and_tells_all_of_it_later()
    {
        await using var halves = await WeirHalves.StartAsync();
        var ran = Path.Combine(halves.Folder, "ran");
        (await halves.Weir("rule", "add", "--name", "HOLDS", "--type", "queue", "--define")).Succeeded();
        (await halves.Weir("rule", "add", "--name", "GOES", "--type", "queue", "--when-server-away", "start", "--define")).Succeeded();
        // A queued job that the server has accepted and let go: the agent has the rules.
        var first = await Submit(halves, "HOLDS", ran);
        await Lines.Of(ran, lines => lines.Contains(first), TimeSpan.FromMinutes(2));

        await halves.KillServerAsync();
        var tracked = await Submit(halves, "FREE", ran);
        var goes = await Submit(halves, "GOES", ran);
        var holds = await Submit(halves, "HOLDS", ran);

        var lines = await Lines.Of(ran, lines => lines.Contains(tracked) && lines.Contains(goes), TimeSpan.FromMinutes(2));
        Assert.DoesNotContain(holds, lines);
        (await halves.Weir("start", holds)).Succeeded();
        await Lines.Of(ran, lines => lines.Contains(holds), TimeSpan.FromMinutes(2));
        await halves.StartServerAsync();

        foreach (var number in (string[])[tracked, goes, holds])
        {
            await halves.Until(output => output.Contains("Succeeded", StringComparison.Ordinal), "job", number);
        }

        Assert.NotEqual(0, (await halves.Weir("start", holds)).Status);
        Assert.Equal([first, tracked, goes, holds], (await File.ReadAllLinesAsync(ran, TestContext.Current.CancellationToken)).Order());
    }

    [Fact]
    public async Task Without_its_server_a_machine_tells_of_its_own_jobs_what_it_knows_and_says_so()
    {
        await using var halves = await WeirHalves.StartAsync();
        (await halves.Weir("rule", "add", "--name", "HOLDS", "--type", "queue", "--define")).Succeeded();
        var ended = (await halves.Weir("submit", "--wait", "-n", "FREE", "--", "echo", "hello")).Number();
        await halves.KillServerAsync();
        var waits = (await halves.Weir("submit", "-n", "HOLDS", "--", "true")).Number();

        var job = (await halves.Weir("job", $"{ended}")).Succeeded();
        Assert.Contains("Succeeded, exit 0", job, StringComparison.Ordinal);
        Assert.Contains("this is what the machine itself knows", job, StringComparison.Ordinal);
        Assert.Equal("hello\n", (await halves.Weir("log", $"{ended}")).Succeeded());
        var why = await halves.Weir("why", $"{waits}");
        Assert.Contains("waits for the server, which is away", why.Succeeded(), StringComparison.Ordinal);
        Assert.Contains("does not answer", why.Error, StringComparison.Ordinal);
        Assert.Matches("Jobs: +1 Waiting, of this machine", (await halves.Weir("status")).Succeeded());
        Assert.Equal(3, (await halves.Weir("job", "4711")).Status);
    }

    private static async Task<string> Submit(WeirHalves halves, string name, string ran) =>
        (await halves.Weir("submit", "-n", name, "--", "/bin/sh", "-c", $"echo $WEIR_JOB >> '{ran}'"))
            .Number()
            .ToString("D9", CultureInfo.InvariantCulture);
}
