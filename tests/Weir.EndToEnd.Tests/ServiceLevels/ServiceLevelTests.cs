using System.Globalization;
using System.Text.Json;
using Weir.EndToEnd.Tests.Harness;

namespace Weir.EndToEnd.Tests.ServiceLevels;

/// <summary>Goals, queues, limits and policies with the real programs: who goes first, who waits, and why.</summary>
public sealed class ServiceLevelTests
{
    [Fact]
    public async Task When_a_slot_becomes_free_the_more_important_job_goes_before_the_one_that_came_first()
    {
        await using var up = await SaturatedAsync(
            "kind: policy\nname: BUSY\nactive: true\nselection: importance-first\ngroups:\n  - { name: A.FIRST, importance: 1 }\n  - { name: B.LAST, importance: 5 }\n",
            "QA",
            "QB"
        );
        var last = (await up.Weir("submit", "-n", "QB", "--service", "B.LAST", "--", "true")).Number();
        var first = (await up.Weir("submit", "-n", "QA", "--service", "A.FIRST", "--", "true")).Number();
        await up.Until(
            output => output.Contains("\"waiting\":1", StringComparison.Ordinal),
            "queue",
            "general",
            "--group",
            "A.FIRST",
            "--json"
        );

        await FreeAsync(up);

        await up.Until(output => output.Contains("Succeeded", StringComparison.Ordinal), "job", Text(last), "--json");
        Assert.True(await StartedAsync(up, first) < await StartedAsync(up, last));
    }

    [Fact]
    public async Task A_waiting_job_walks_through_its_buckets_and_a_restart_keeps_its_age()
    {
        await using var up = await WeirUp.StartAsync();
        await ApplyAsync(
            up,
            "kind: policy\nname: FAST\nactive: true\ngroups:\n  - { name: A.B, target: '0:02', acceptable: '0:04', critical: '59:00' }\n---\nkind: limit\nname: NONE\nmaximum: 0\n"
        );
        var number = (await up.Weir("submit", "-n", "AGES", "--service", "A.B", "--limit", "NONE", "--", "true")).Number();

        await up.Until(output => Find(output, number, "ix") is >= 8, "queue", "general", "--jobs", "--json");
        var age = Find((await up.Weir("queue", "general", "--jobs", "--json")).Succeeded(), number, "ageSeconds");
        await up.KillAsync();
        await up.StartAgainAsync();

        var after = (await up.Weir("queue", "general", "--jobs", "--json")).Succeeded();
        Assert.True(Find(after, number, "ageSeconds") >= age, after);
        Assert.True(Find(after, number, "ix") >= 8, after);
        Assert.Contains("After Acceptable", (await up.Weir("why", Text(number))).Succeeded(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_policy_moves_waiting_jobs_and_outlives_a_restart()
    {
        await using var up = await WeirUp.StartAsync();
        await ApplyAsync(
            up,
            "kind: policy\nname: MONTHEND\ngroups:\n  - { name: PAYROLL, importance: 1 }\nrules:\n  - { jobName: 'PAY*', group: PAYROLL }\n"
        );
        var number = (await up.Weir("submit", "--hold", "-n", "PAYDAY", "--", "true")).Number();
        Assert.Contains(
            "1 of 1 waiting jobs change",
            (await up.Weir("policy", "preview", "MONTHEND")).Succeeded(),
            StringComparison.Ordinal
        );

        (await up.Weir("policy", "activate", "MONTHEND")).Succeeded();
        await up.KillAsync();
        await up.StartAgainAsync();

        Assert.Contains("\"name\":\"MONTHEND\",\"by\":", (await up.Weir("policy", "list", "--json")).Succeeded(), StringComparison.Ordinal);
        Assert.NotNull(Find((await up.Weir("queue", "production", "--jobs", "--json")).Succeeded(), number, "ix"));
    }

    [Fact]
    public async Task A_limit_that_an_operator_set_holds_over_a_restart_and_its_reset_lets_go()
    {
        await using var up = await WeirUp.StartAsync();
        await ApplyAsync(up, "kind: limit\nname: TAPE\nmaximum: 1\n");
        (await up.Weir("limit", "set", "TAPE", "0")).Succeeded();
        var number = (await up.Weir("submit", "-n", "DUMP", "--limit", "TAPE", "--", "true")).Number();
        await up.KillAsync();
        await up.StartAgainAsync();
        await up.Until(output => output.Contains("Limited by TAPE", StringComparison.Ordinal), "why", Text(number));

        (await up.Weir("limit", "reset", "TAPE")).Succeeded();

        await up.Until(output => output.Contains("Succeeded", StringComparison.Ordinal), "job", Text(number), "--json");
    }

    [Fact]
    public async Task Two_limits_of_several_units_hold_independently()
    {
        await using var up = await WeirUp.StartAsync();
        await ApplyAsync(up, "kind: limit\nname: A.B\nmaximum: 0\n---\nkind: limit\nname: C.D\nmaximum: 1\n");
        var number = (await up.Weir("submit", "-n", "BOTH", "--limit", "A.B", "--limit", "C.D=2", "--", "true")).Number();
        var both = (await up.Weir("why", Text(number))).Succeeded();
        Assert.Contains("  Limited by A.B\n   Needs(001)\n  Limited by C.D\n   Needs(002)\n", both, StringComparison.Ordinal);

        (await up.Weir("limit", "set", "A.B", "1")).Succeeded();
        var one = (await up.Weir("why", Text(number))).Succeeded();
        Assert.DoesNotContain("A.B", one, StringComparison.Ordinal);
        (await up.Weir("limit", "set", "C.D", "2")).Succeeded();

        await up.Until(output => output.Contains("Succeeded", StringComparison.Ordinal), "job", Text(number), "--json");
    }

    [Fact]
    public async Task Why_it_waited_is_told_after_it_has_ended()
    {
        await using var up = await WeirUp.StartAsync();
        await ApplyAsync(up, "kind: limit\nname: TAPE\nmaximum: 0\n");
        var number = (await up.Weir("submit", "-n", "DUMP", "--limit", "TAPE", "--", "true")).Number();
        await up.Until(output => output.Contains("limit-full", StringComparison.Ordinal), "why", Text(number), "--json");
        // Seconds are what --as-of takes: one has to be over.
        var then = (
            await up.Commands.Shell(
                "s=$(date +%s); while [ $(date +%s) -le $((s + 1)) ]; do :; done; date -u -d @$((s + 1)) +%Y-%m-%dT%H:%M:%SZ"
            )
        )
            .Succeeded()
            .Trim();
        (await up.Weir("limit", "set", "TAPE", "1")).Succeeded();
        await up.Until(output => output.Contains("Succeeded", StringComparison.Ordinal), "job", Text(number), "--json");

        var ran = await up.Weir("why", Text(number), "--as-of", then);

        Assert.Contains("limit TAPE has 0 of 0 units in use and the job needs 1", ran.Succeeded(), StringComparison.Ordinal);
        Assert.Contains("is not kept", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Submit_tells_the_estimate_when_it_is_asked_and_prints_nine_digits_all_the_same()
    {
        await using var up = await WeirUp.StartAsync();
        await ApplyAsync(up, "kind: limit\nname: NONE\nmaximum: 0\n");

        var asked = await up.Weir("submit", "-v", "-n", "WAITS", "--limit", "NONE", "--", "true");
        var silent = await up.Weir("submit", "-n", "WAITS", "--limit", "NONE", "--", "true");

        Assert.Equal((1, 2), (asked.Number(), silent.Number()));
        Assert.Contains("Indeterminate - Delayed: limit NONE has 0 of 0 units in use", asked.Error, StringComparison.Ordinal);
        Assert.Equal("", silent.Error);
    }

    /// <summary>One slot, and a job in it that stays there until <see cref="FreeAsync"/>.</summary>
    internal static async Task<WeirUp> SaturatedAsync(string yaml, params string[] names)
    {
        var up = await WeirUp.StartAsync();
        // Its agent has greeted its server a moment after it answers.
        using var agents = JsonDocument.Parse(
            await up.Until(output => output.Contains("\"machine\"", StringComparison.Ordinal), "agents", "--json")
        );
        var machine = agents.RootElement.GetProperty("items")[0].GetProperty("machine").GetString();
        var jobs = string.Concat(names.Append("QBLOCK").Select(name => $"---\nkind: job-definition\nname: {name}\n"));
        await ApplyAsync(
            up,
            $"kind: rule\nname: all\nwhen: {{ jobName: 'Q*' }}\ntype: queue\n---\nkind: machine\nname: {machine}\nslots: 1\n{jobs}---\n{yaml}"
        );
        (await up.Commands.Shell($"mkfifo {up.Folder}/block")).Succeeded();
        var block = (await up.Weir("submit", "-n", "QBLOCK", "--", "cat", $"{up.Folder}/block")).Number();
        await up.Until(output => output.Contains("\"state\":\"Running\"", StringComparison.Ordinal), "job", Text(block), "--json");
        return up;
    }

    /// <summary>Lets the job in the slot end.</summary>
    internal static async Task FreeAsync(WeirUp up) => (await up.Commands.Shell($"echo > {up.Folder}/block")).Succeeded();

    internal static async Task ApplyAsync(WeirUp up, string yaml) =>
        (await up.Commands.RunWithInput(yaml, Binaries.Weir, "apply", "-f", "-")).Succeeded();

    internal static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static async Task<DateTimeOffset> StartedAsync(WeirUp up, int number)
    {
        using var json = JsonDocument.Parse((await up.Weir("job", Text(number), "--json")).Succeeded());
        return json.RootElement.GetProperty("job").GetProperty("startedAt").GetDateTimeOffset();
    }

    private static int? Find(string page, int number, string name)
    {
        using var json = JsonDocument.Parse(page);
        foreach (var item in json.RootElement.GetProperty("items").EnumerateArray())
        {
            if (item.GetProperty("number").GetInt32() == number)
            {
                return item.GetProperty(name).GetInt32();
            }
        }

        return null;
    }
}
