using System.Text.Json;
using Weir.EndToEnd.Tests.Harness;
using static Weir.EndToEnd.Tests.ServiceLevels.ServiceLevelTests;

namespace Weir.EndToEnd.Tests.ServiceLevels;

/// <summary>Each way out that why prints is typed as it stands there, and the job then starts when it was promised.</summary>
public sealed class ServiceLevelWaysOutTests
{
    private const string Definitions =
        "kind: limit\nname: TAPE\nmaximum: 0\n---\nkind: limit\nname: $AR#1\nmaximum: 0\n---\nkind: schedule\nname: Night\nhold: true\n---\nkind: rule\nname: night\nwhen: { jobName: NIGHTLY }\ntype: queue\nschedule: Night\n---\n"
        + "kind: job-definition\nname: NIGHTLY\nschedule: Night\n---\nkind: rule\nname: loads\nwhen: { jobName: LOAD }\ntype: queue\n---\nkind: job-definition\nname: LOAD\njobQueue: WEIR/LOADS\n---\n"
        + "kind: job-queue\nname: WEIR/LOADS\nmaximum: 0\n";

    [Theory]
    [InlineData("weir release ", "--hold", "-n", "HELD")]
    [InlineData("weir limit set TAPE 2", "--limit", "TAPE=2", "-n", "DUMP")]
    [InlineData("weir limit set '$AR#1' 1", "--limit", "$AR#1", "-n", "DUMP")]
    [InlineData("weir schedule release Night", "-n", "NIGHTLY")]
    [InlineData("echo '{ kind: job-queue, name: WEIR/LOADS, maximum: 1 }' | weir apply -f -", "-n", "LOAD")]
    [InlineData("weir start ", "--hold", "--limit", "TAPE", "-n", "BOTH")]
    public async Task A_way_out_that_starts_the_job_now_does_so(string command, params string[] options)
    {
        await using var up = await WeirUp.StartAsync();
        await ApplyAsync(up, Definitions);
        var number = (await up.Weir(["submit", .. options, "--", "true"])).Number();

        var way = await WayAsync(up, number, command);
        Assert.True(way.StartsNow, way.Text);
        (await up.Commands.Shell(way.Command)).Succeeded();

        Assert.DoesNotContain("\"Waiting\"", (await up.Weir("job", Text(number), "--json")).Succeeded(), StringComparison.Ordinal);
        await up.Until(output => output.Contains("\"Succeeded\"", StringComparison.Ordinal), "job", Text(number), "--json");
    }

    [Fact]
    public async Task A_slot_more_starts_the_first_and_two_more_the_second()
    {
        await using var up = await SaturatedAsync("kind: limit\nname: NONE\nmaximum: 0\n", "QA", "QB");
        var first = (await up.Weir("submit", "-n", "QA", "--", "cat", $"{up.Folder}/block")).Number();
        var second = (await up.Weir("submit", "-n", "QB", "--", "true")).Number();
        await up.Until(output => output.Contains("no-slot", StringComparison.Ordinal), "why", Text(second), "--json");

        var one = await WayAsync(up, first, "slots: 2");
        var two = await WayAsync(up, second, "slots: 3");
        Assert.True(one.StartsNow && two.StartsNow, $"{one.Text}; {two.Text}");
        (await up.Commands.Shell(two.Command)).Succeeded();

        await up.Until(output => output.Contains("\"Succeeded\"", StringComparison.Ordinal), "job", Text(second), "--json");
        Assert.Contains(
            "\"Running\"",
            await up.Until(output => !output.Contains("\"Starting\"", StringComparison.Ordinal), "job", Text(first), "--json"),
            StringComparison.Ordinal
        );
        await FreeAsync(up);
    }

    [Fact]
    public async Task A_way_out_that_is_not_enough_says_what_holds_the_job_then()
    {
        await using var up = await WeirUp.StartAsync();
        await ApplyAsync(up, Definitions);
        var number = (await up.Weir("submit", "--hold", "--limit", "TAPE", "-n", "BOTH", "--", "true")).Number();

        var way = await WayAsync(up, number, "weir release ");
        Assert.False(way.StartsNow);
        Assert.Contains("then it waits: limit TAPE has 0 of 0 units in use", way.Text, StringComparison.Ordinal);
        (await up.Commands.Shell(way.Command)).Succeeded();

        var after = await WayAsync(up, number, "weir limit set TAPE 1");
        Assert.True(after.StartsNow, after.Text);
        (await up.Commands.Shell(after.Command)).Succeeded();
        await up.Until(output => output.Contains("\"Succeeded\"", StringComparison.Ordinal), "job", Text(number), "--json");
    }

    private static async Task<(string Command, string Text, bool StartsNow)> WayAsync(WeirUp up, int number, string command)
    {
        var answer = (await up.Weir("why", Text(number), "--json")).Succeeded();
        using var json = JsonDocument.Parse(answer);
        foreach (var way in json.RootElement.GetProperty("waysOut").EnumerateArray())
        {
            if (way.GetProperty("command").GetString() is { } found && found.Contains(command, StringComparison.Ordinal))
            {
                return (found, way.GetProperty("text").GetString()!, way.GetProperty("startsNow").GetBoolean());
            }
        }

        throw new InvalidOperationException($"why {number} has no way out '{command}': {answer}");
    }
}
