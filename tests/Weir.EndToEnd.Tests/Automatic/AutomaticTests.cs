using System.Text.Json;
using Weir.EndToEnd.Tests.Harness;

namespace Weir.EndToEnd.Tests.Automatic;

/// <summary>What known jobs submit joins their schedules, by the kernel's word of who submits.</summary>
public sealed class AutomaticTests
{
    private const string Night = """
        kind: schedule
        name: NIGHT
        ---
        kind: rule
        name: ROOTS
        when: { jobName: ROOT }
        type: track
        schedule: NIGHT
        automatic: allow
        """;

    [Fact]
    public async Task J95_J97_J99_J100_what_a_job_submits_and_what_that_submits_is_on_its_schedule()
    {
        await using var up = await StartAsync("positive", Night);

        var root = (
            await up.Weir(
                "submit",
                "--wait",
                "-n",
                "ROOT",
                "--",
                "weir",
                "submit",
                "--wait",
                "-n",
                "MIDDLE",
                "--",
                "weir",
                "run",
                "-n",
                "LEAF",
                "--",
                "true"
            )
        ).Number();

        Assert.Equal("NIGHT", (await JobAsync(up, "ROOT")).Schedule);
        Assert.Equal(("NIGHT", root, true), await JobAsync(up, "MIDDLE"));
        Assert.Equal(("NIGHT", root + 1, true), await JobAsync(up, "LEAF"));
        Assert.Contains(
            $"Parent:      {root:D9}, whose schedule it joined\n",
            (await up.Weir("job", $"{root + 1}")).Succeeded(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task J98_what_only_claims_to_be_inside_a_job_joins_nothing()
    {
        await using var up = await StartAsync("negative", Night);
        var root = await HoldOpenAsync(up, "true");
        var claiming = up.Commands.With("WEIR_JOB", $"{root:D9}");

        (await claiming.Run(Binaries.Weir, "submit", "--wait", "-n", "CLAIMS", "--", "true")).Number();
        (await claiming.Run(Binaries.Weir, "run", "-n", "RUNS", "--", "true")).Succeeded();
        await LetGoAsync(up);

        Assert.Equal(("AdHoc", null, false), await JobAsync(up, "CLAIMS"));
        Assert.Empty(await JobsAsync(up, "RUNS"));
    }

    [Fact]
    public async Task J100_a_rule_that_prevents_keeps_a_job_and_all_below_it_out_though_their_parents_are_gone()
    {
        await using var up = await StartAsync(
            "negative",
            Night
                + """

                ---
                kind: rule
                name: NOT-THIS
                when: { jobName: BRANCH }
                type: automatic
                automatic: prevent
                """
        );
        // The branch leaves a process behind whose parents are gone, and that submits only then.
        var script = Path.Combine(up.Folder, "branch");
        await File.WriteAllTextAsync(
            script,
            "#!/bin/sh\n(setsid sh -c 'read line < pipe; weir run -n BELOW -- touch ran; echo done > answer') &\n",
            TestContext.Current.CancellationToken
        );
        File.SetUnixFileMode(script, (UnixFileMode)0x1ED);
        var command = "mkfifo pipe answer; weir run -n BRANCH -- ./branch; weir run -n JOINS -- true; echo > pipe; cat answer";

        (await up.Weir("submit", "--wait", "-n", "ROOT", "--", "sh", "-c", $"cd {up.Folder}; {command}")).Number();

        Assert.True(File.Exists(Path.Combine(up.Folder, "ran")));
        Assert.Equal("NIGHT", (await JobAsync(up, "JOINS")).Schedule);
        Assert.Empty(await JobsAsync(up, "BRANCH"));
        Assert.Empty(await JobsAsync(up, "BELOW"));
    }

    [Fact]
    public async Task J102_the_method_is_kept_and_shown_and_off_leaves_all_as_it_was()
    {
        await using var up = await StartAsync("negative", Night);
        await up.KillAsync();
        await up.StartAgainAsync();

        Assert.Equal("automatic tracking negative\n", (await up.Weir("gate", "config")).Succeeded());
        Assert.Contains("automatic tracking negative\n", (await up.Weir("gate", "status")).Succeeded(), StringComparison.Ordinal);
        Assert.Equal("automatic tracking off\n", (await up.Weir("gate", "config", "--automatic", "0")).Succeeded());
        (
            await up.Weir(
                "submit",
                "--wait",
                "-n",
                "ROOT",
                "--",
                "sh",
                "-c",
                "weir submit --wait -n CHILD -- true && weir run -n RUNS -- true"
            )
        ).Number();
        Assert.Equal(("AdHoc", null, false), await JobAsync(up, "CHILD"));
        Assert.Empty(await JobsAsync(up, "RUNS"));

        var refused = await up.Weir("gate", "config", "--automatic", "yes");
        Assert.Equal(1, refused.Status);
        Assert.Contains(
            "'yes' is no method of automatic tracking: allowed are off, positive, negative",
            refused.Error,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Inside_a_job_a_command_runs_though_no_agent_answers()
    {
        await using var up = await StartAsync("negative", Night);
        await HoldOpenAsync(up, "weir run -n LATER -- touch ran");
        await up.StopAsync();

        await LetGoAsync(up);

        Assert.True(File.Exists(Path.Combine(up.Folder, "ran")));
    }

    private static async Task<WeirUp> StartAsync(string method, string definitions)
    {
        var up = await WeirUp.StartAsync();
        try
        {
            var file = Path.Combine(up.Folder, "definitions.yaml");
            await File.WriteAllTextAsync(file, definitions, TestContext.Current.CancellationToken);
            (await up.Weir("apply", "-f", file)).Succeeded();
            (await up.Weir("gate", "config", "--automatic", method)).Succeeded();
            return up;
        }
        catch (Exception)
        {
            await up.DisposeAsync();
            throw;
        }
    }

    // A job that runs until it is let go, and then a command; it says when both are over.
    private static async Task<int> HoldOpenAsync(WeirUp up, string command)
    {
        (await up.Commands.Run("mkfifo", Path.Combine(up.Folder, "go"), Path.Combine(up.Folder, "over"))).Succeeded();
        var number = (
            await up.Weir("submit", "-n", "ROOT", "--", "sh", "-c", $"cd {up.Folder}; read line < go; {command}; echo over > over")
        ).Number();
        await up.Until(output => output.Contains("\"state\":\"Running\"", StringComparison.Ordinal), "jobs", "--name", "ROOT", "--json");
        return number;
    }

    private static async Task LetGoAsync(WeirUp up)
    {
        (await up.Commands.Run("sh", "-c", $"echo > {up.Folder}/go")).Succeeded();
        Assert.Equal("over\n", (await up.Commands.Run("cat", Path.Combine(up.Folder, "over"))).Succeeded());
    }

    private static async Task<(string? Schedule, int? Parent, bool Joined)> JobAsync(WeirUp up, string name)
    {
        var job = Assert.Single(await JobsAsync(up, name));
        return (
            job.GetProperty("schedule").GetString(),
            job.GetProperty("parent") is { ValueKind: JsonValueKind.Number } parent ? parent.GetInt32() : null,
            job.GetProperty("joinedParent").GetBoolean()
        );
    }

    private static async Task<IReadOnlyList<JsonElement>> JobsAsync(WeirUp up, string name)
    {
        using var list = JsonDocument.Parse((await up.Weir("jobs", "--name", name, "--json")).Succeeded());
        return [.. list.RootElement.GetProperty("items").EnumerateArray().Select(job => job.Clone())];
    }
}
