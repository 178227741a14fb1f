using Weir.EndToEnd.Tests.Harness;

namespace Weir.EndToEnd.Tests.JobVariables;

/// <summary>Waiting on variables, changing them in one step, and acting on them.</summary>
public sealed class JobVariableWaitTests
{
    [Fact]
    public async Task A_wait_ends_when_the_condition_is_true_or_the_time_is_up()
    {
        await using var up = await WeirUp.StartAsync();
        (await up.Weir("jv", "create", "STATE", "--value", "OPEN")).Succeeded();
        const string Done = "((STATE,1,4)='DONE' OR (STATE,1,1)=X'58')";

        Assert.Equal(5, (await up.Weir("jv", "wait", Done, "--timeout", "1s")).Status);
        Assert.Equal(2, (await up.Weir("jv", "wait", Done, "--until", "2020-01-01T00:00")).Status);
        Assert.Equal(2, (await up.Weir("jv", "wait", "((STATE,1,4)='')")).Status);
        Assert.Equal(1, (await up.Weir("jv", "wait", "((STATE,1,4) 'DONE')")).Status);
        Assert.Equal(4, (await up.Weir("jv", "wait", "((MISSING,1,4)='DONE')")).Status);

        var waiting = up.Weir("jv", "wait", Done, "--timeout", "60s");
        (await up.Weir("jv", "set", "STATE", "--value", "DONE")).Succeeded();
        (await waiting).Succeeded();
        (await up.Weir("jv", "wait", Done)).Succeeded();

        Assert.Equal(5, (await up.Weir("jv", "wait", Done, "--check", "next", "--timeout", "1s")).Status);
        using var next = up.Commands.Start(Binaries.Weir, "jv", "wait", Done, "--check", "next", "--timeout", "60s");
        while (!next.HasExited)
        {
            // Until the wait is there, a write is not its next one; each is an event, though the value stays.
            (await up.Weir("jv", "set", "STATE", "--value", "DONE")).Succeeded();
        }

        Assert.Equal(0, next.ExitCode);
    }

    [Fact]
    public async Task A_write_of_another_program_is_seen_and_a_wait_outlives_the_agent()
    {
        await using var up = await WeirUp.StartAsync();
        (await up.Weir("jv", "create", "STATE", "--value", "OPEN")).Succeeded();
        var waiting = up.Weir("jv", "wait", "((STATE,1,4)='DONE')", "--timeout", "90s");
        await AwaitedAsync(up, "STATE");
        Assert.Equal(1, (await up.Weir("jv", "remove", "STATE")).Status);

        await up.KillAsync();
        await up.StartAgainAsync();
        (await up.Commands.Shell($"printf DONE | dd of='{VariableFile.PathOf(up, "STATE")}' conv=notrunc status=none")).Succeeded();

        (await waiting).Succeeded();
        (await up.Weir("jv", "remove", "STATE")).Succeeded();
    }

    [Fact]
    public async Task Of_many_that_compare_and_set_at_once_exactly_one_wins()
    {
        await using var up = await WeirUp.StartAsync();
        (await up.Weir("jv", "create", "LOCK", "--value", "FREE")).Succeeded();

        var tries = await Task.WhenAll(
            Enumerable.Range(0, 16).Select(i => up.Weir("jv", "set", "LOCK", "--value", $"BUSY {i:D2}", "--if", "FREE"))
        );

        Assert.Equal(1, tries.Count(ran => ran.Status == 0));
        Assert.Equal(15, tries.Count(ran => ran.Status == 1));
        Assert.Equal($"BUSY {Array.FindIndex(tries, ran => ran.Status == 0):D2}", VariableFile.Read(up, "LOCK", 1, 7));

        const string Count =
            "for i in 1 2 3; do while :; do n=$(weir jv show COUNT --position 1 --length 3 | cut -c2-4); weir jv set COUNT --position 1 --value $(printf %03d $((10#$n + 1))) --if $n 2> /dev/null && break; done; done";
        (await up.Weir("jv", "create", "COUNT", "--value", "000")).Succeeded();
        foreach (var counter in await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => up.Commands.Run("bash", "-c", Count))))
        {
            counter.Succeeded();
        }

        Assert.Equal("012", VariableFile.Read(up, "COUNT", 1, 3));
    }

    [Fact]
    public async Task An_action_outlives_the_agent_and_acts_once()
    {
        await using var up = await WeirUp.StartAsync();
        var ran = Path.Combine(up.Folder, "ran");
        (await up.Weir("jv", "create", "STATE", "--value", "OPEN")).Succeeded();
        (await up.Weir("jv", "create", "NEXT", "--value", "-")).Succeeded();
        (
            await up.Weir(
                "jv",
                "wait",
                "((STATE,1,4)='DONE')",
                "--action",
                "GO",
                "--then",
                "set NEXT=GO",
                "--then",
                "submit",
                "--",
                "sh",
                "-c",
                $"echo ran >> '{ran}'"
            )
        ).Succeeded();
        Assert.Contains("GO", (await up.Weir("jv", "actions")).Succeeded(), StringComparison.Ordinal);

        await up.KillAsync();
        (await up.Commands.Shell($"printf DONE | dd of='{VariableFile.PathOf(up, "STATE")}' conv=notrunc status=none")).Succeeded();
        await up.StartAgainAsync();

        (await up.Weir("jv", "wait", "((NEXT,1,2)='GO')", "--timeout", "60s")).Succeeded();
        Assert.Equal(["ran"], await Lines.Of(ran, lines => lines.Count == 1, TimeSpan.FromSeconds(60)));
        await up.KillAsync();
        await up.StartAgainAsync();
        Assert.DoesNotContain("GO", (await up.Weir("jv", "actions")).Succeeded(), StringComparison.Ordinal);
        Assert.Single(await File.ReadAllLinesAsync(ran, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_action_that_repeats_acts_each_time_the_condition_becomes_true()
    {
        await using var up = await WeirUp.StartAsync();
        var ran = Path.Combine(up.Folder, "ran");
        (await up.Weir("jv", "create", "STATE", "--value", "OPEN")).Succeeded();
        (
            await up.Weir(
                "jv",
                "wait",
                "((STATE,1,4)='DONE')",
                "--repeat",
                "--action",
                "EACH",
                "--then",
                "submit",
                "--",
                "sh",
                "-c",
                $"echo ran >> '{ran}'"
            )
        ).Succeeded();

        for (var round = 1; round <= 3; round++)
        {
            (await up.Weir("jv", "set", "STATE", "--value", "DONE")).Succeeded();
            Assert.Equal(round, (await Lines.Of(ran, lines => lines.Count >= round, TimeSpan.FromSeconds(60))).Count);
            (await up.Weir("jv", "set", "STATE", "--value", "OPEN")).Succeeded();
        }

        (await up.Weir("jv", "actions", "--remove", "EACH")).Succeeded();
        (await up.Weir("jv", "remove", "STATE")).Succeeded();
    }

    [Fact]
    public async Task The_condition_of_a_job_definition_holds_its_jobs_until_it_is_true()
    {
        await using var up = await WeirUp.StartAsync();
        var definitions = Path.Combine(up.Folder, "ship.yaml");
        await File.WriteAllTextAsync(
            definitions,
            "kind: rule\nname: SHIP\nwhen:\n  jobName: SHIP\n---\nkind: job-definition\nname: SHIP\nallowMultiple: true\nwhen: \"((DOCK)='FREE')\"\n",
            TestContext.Current.CancellationToken
        );
        (await up.Weir("apply", "-f", definitions)).Succeeded();
        (await up.Weir("jv", "create", "DOCK", "--value", "USED")).Succeeded();
        var number = (await up.Weir("submit", "-n", "SHIP", "--", "true")).Number();
        Assert.Contains(
            "the condition ((DOCK)='FREE') is not true yet",
            (await up.Weir("why", $"{number}")).Succeeded(),
            StringComparison.Ordinal
        );
        await AwaitedAsync(up, "DOCK");

        await up.KillAsync();
        await up.StartAgainAsync();
        await AwaitedAsync(up, "DOCK");
        (await up.Weir("jv", "set", "DOCK", "--value", "FREE")).Succeeded();

        while (!(await up.Weir("job", $"{number}")).Succeeded().Contains("Succeeded", StringComparison.Ordinal))
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
        }
    }

    [Fact]
    public async Task A_condition_on_a_variable_that_is_not_there_yet_holds_its_job_until_it_is_there_and_true()
    {
        await using var up = await WeirUp.StartAsync();
        var definitions = Path.Combine(up.Folder, "later.yaml");
        await File.WriteAllTextAsync(
            definitions,
            "kind: rule\nname: LATER\nwhen:\n  jobName: LATER\n---\nkind: job-definition\nname: LATER\nwhen: \"((BERTH)='FREE')\"\n",
            TestContext.Current.CancellationToken
        );
        (await up.Weir("apply", "-f", definitions)).Succeeded();
        var number = (await up.Weir("submit", "-n", "LATER", "--", "true")).Number();
        Assert.Contains(
            "the condition ((BERTH)='FREE') is not true yet",
            (await up.Weir("why", $"{number}")).Succeeded(),
            StringComparison.Ordinal
        );

        (await up.Weir("jv", "create", "BERTH", "--value", "USED")).Succeeded();
        await AwaitedAsync(up, "BERTH");
        Assert.Contains("is not true yet", (await up.Weir("why", $"{number}")).Succeeded(), StringComparison.Ordinal);
        (await up.Weir("jv", "set", "BERTH", "--value", "FREE")).Succeeded();

        while (!(await up.Weir("job", $"{number}")).Succeeded().Contains("Succeeded", StringComparison.Ordinal))
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
        }
    }

    [Fact]
    public async Task Inside_a_job_its_own_variable_and_its_link_names_need_no_more()
    {
        await using var up = await WeirUp.StartAsync();
        (await up.Weir("jv", "create", "SHARED.STATE", "--value", "OPEN")).Succeeded();

        (
            await up.Weir(
                "submit",
                "--wait",
                "--monitor",
                "MON.JOB",
                "--",
                "sh",
                "-ec",
                "weir jv modify --timestamp --descriptor Appl --info Info; weir jv link STATE SHARED.STATE; weir jv set '*STATE' --value DONE; weir jv show '*SMONJVJ' --position 1 --length 2; weir jv link"
            )
        ).Number();

        Assert.Equal("DONE", VariableFile.Read(up, "SHARED.STATE", 1, 4));
        Assert.Matches("^[0-9-]{16}Appl {14}Info {54}$", VariableFile.Read(up, "MON.JOB", 37, 92));
        var log = (await up.Weir("log", "1")).Succeeded();
        Assert.StartsWith("%$R\n", log, StringComparison.Ordinal);
        Assert.Contains("*STATE", log, StringComparison.Ordinal);
        Assert.Equal(2, (await up.Weir("jv", "link")).Status);
    }

    private static async Task AwaitedAsync(WeirUp up, string name)
    {
        while (!(await up.Weir("jv", "attributes", name, "--json")).Succeeded().Contains("\"awaited\":true", StringComparison.Ordinal))
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
        }
    }
}
