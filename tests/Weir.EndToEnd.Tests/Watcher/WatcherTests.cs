using System.Text.Json;
using Weir.EndToEnd.Tests.Harness;

namespace Weir.EndToEnd.Tests.Watcher;

/// <summary>The watcher with the real kernel: what starts by itself is noticed, and nothing is done to it.</summary>
public sealed class WatcherTests
{
    [Fact]
    public async Task J1_J3_J84_the_gate_lists_the_watcher_which_is_started_and_stopped_by_itself()
    {
        await using var up = await WeirUp.StartAsync();
        Assert.Contains("watcher  off", (await up.Weir("gate", "status")).Succeeded(), StringComparison.Ordinal);
        using var group = await WatchedGroup.CreateAsync(up);

        Assert.StartsWith("STARTED", (await up.Weir("watcher", "status")).Succeeded(), StringComparison.Ordinal);
        Assert.Contains("watcher  on", (await up.Weir("gate", "status")).Succeeded(), StringComparison.Ordinal);
        Assert.StartsWith("seen after", (await up.Weir("watcher", "test")).Succeeded(), StringComparison.Ordinal);
        Assert.Equal($"{group.Path}\n", (await up.Weir("watcher", "list")).Succeeded());

        // The gate and the watcher are two things.
        (await up.Weir("gate", "stop")).Succeeded();
        Assert.StartsWith("STARTED", (await up.Weir("watcher", "status")).Succeeded(), StringComparison.Ordinal);
        Assert.StartsWith("STOPPED", (await up.Weir("watcher", "stop")).Succeeded(), StringComparison.Ordinal);
        Assert.Contains("stopped, by", (await up.Weir("watcher", "log")).Succeeded(), StringComparison.Ordinal);
        Assert.Equal(1, (await up.Weir("watcher", "test")).Status);
    }

    [Fact]
    public async Task J81_J83_J86_J91_a_passive_rule_notices_a_program_whatever_started_it()
    {
        await using var up = await WeirUp.StartAsync();
        using var group = await WatchedGroup.CreateAsync(up);
        (await up.Weir("rule", "add", "--track-type", "passive", "--name", "NIGHTLY")).Succeeded();
        var program = Program(up, "nightly");

        var stop = Path.Combine(up.Folder, "stop");
        var python = $"import os; os.execv(\"{program}\", [\"nightly\", \"4\", \"{stop}\"])";
        var running = group.Shell($"{program} 0 {stop} & env {program} 3 {stop} & python3 -c '{python}' & wait");
        await up.Until(text => Items(text).Count == 3, "tracked", "--json");
        await File.WriteAllTextAsync(stop, "", TestContext.Current.CancellationToken);
        await running;

        var page = await up.Until(text => Items(text).All(one => one.Ended), "tracked", "--json");
        Assert.Equal(
            [("nightly", "P", 0), ("nightly", "P", 3), ("nightly", "P", 4)],
            Items(page).Select(one => (one.Name, one.Letter, one.Exit)).Order()
        );
        await up.Until(text => text.Split('\n').Count(line => line.Contains("Failed", StringComparison.Ordinal)) == 2, "jobs");
        Assert.Contains("noticed: a process of", (await up.Weir("job", "1")).Succeeded(), StringComparison.Ordinal);
        Assert.Equal(1, (await up.Weir("rerun", "1")).Status);
    }

    [Fact]
    public async Task J97_what_a_noticed_job_submits_is_on_its_schedule()
    {
        await using var up = await WeirUp.StartAsync();
        using var group = await WatchedGroup.CreateAsync(up);
        var definitions = Path.Combine(up.Folder, "definitions.yaml");
        await File.WriteAllTextAsync(
            definitions,
            "kind: schedule\nname: NIGHT\n---\nkind: rule\nwhen: { jobName: NIGHTLY }\ntype: passive\nschedule: NIGHT\nautomatic: allow\n",
            TestContext.Current.CancellationToken
        );
        (await up.Weir("apply", "-f", definitions)).Succeeded();
        (await up.Weir("gate", "config", "--automatic", "positive")).Succeeded();
        var program = Path.Combine(up.Folder, "nightly");
        await File.WriteAllTextAsync(
            program,
            $"#!/bin/sh\nread line < {up.Folder}/go\nweir run -n CHILD -- true && weir submit --wait -n STORED -- true\n",
            TestContext.Current.CancellationToken
        );
        File.SetUnixFileMode(program, (UnixFileMode)0x1ED);
        (await up.Commands.Run("mkfifo", Path.Combine(up.Folder, "go"))).Succeeded();

        var running = group.Shell(program);
        await up.Until(text => text.Contains("Running", StringComparison.Ordinal), "jobs");
        (await up.Commands.Run("sh", "-c", $"echo > {up.Folder}/go")).Succeeded();
        await running;

        using var jobs = JsonDocument.Parse((await up.Weir("jobs", "--json")).Succeeded());
        Assert.Equal(
            [("CHILD", "NIGHT", 1), ("STORED", "NIGHT", 1)],
            jobs.RootElement.GetProperty("items")
                .EnumerateArray()
                .Where(job => job.GetProperty("joinedParent").GetBoolean())
                .Select(job =>
                    (job.GetProperty("name").GetString(), job.GetProperty("schedule").GetString(), job.GetProperty("parent").GetInt32())
                )
                .Order()
        );
    }

    [Fact]
    public async Task J81_J82_a_job_that_was_noticed_cannot_be_held_outlives_the_agent_and_can_be_cancelled()
    {
        await using var up = await WeirUp.StartAsync();
        using var group = await WatchedGroup.CreateAsync(up);
        (await up.Weir("rule", "add", "--track-type", "passive", "--name", "NIGHTLY")).Succeeded();
        var running = group.Shell($"{Program(up, "nightly")} 0 forever");
        await up.Until(text => text.Contains("Running", StringComparison.Ordinal), "jobs");

        Assert.Equal(1, (await up.Weir("hold", "1")).Status);
        await up.KillAsync();
        await up.StartAgainAsync();
        (await up.Weir("cancel", "1")).Succeeded();

        await running;
        await up.Until(text => text.Contains("Cancelled", StringComparison.Ordinal), "jobs");
        Assert.Contains("signal 15", (await up.Weir("tracked")).Succeeded(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_ends_while_no_agent_is_there_is_lost_and_said_so()
    {
        await using var up = await WeirUp.StartAsync();
        using var group = await WatchedGroup.CreateAsync(up);
        (await up.Weir("rule", "add", "--track-type", "passive", "--name", "NIGHTLY")).Succeeded();
        var stop = Path.Combine(up.Folder, "stop");
        var running = group.Shell($"{Program(up, "nightly")} 0 {stop}");
        await up.Until(text => text.Contains("Running", StringComparison.Ordinal), "jobs");

        await up.KillAsync();
        await File.WriteAllTextAsync(stop, "", TestContext.Current.CancellationToken);
        await running;
        await up.StartAgainAsync();

        await up.Until(text => text.Contains("Lost", StringComparison.Ordinal), "jobs");
    }

    [Fact]
    public async Task J43_what_came_round_the_gate_is_told_with_what_would_catch_it()
    {
        await using var up = await WeirUp.StartAsync();
        using var group = await WatchedGroup.CreateAsync(up);

        var stop = Path.Combine(up.Folder, "stop");
        var running = group.Shell($"exec {Program(up, "backup")} 0 {stop}");
        var report = await up.Until(text => text.Contains("backup", StringComparison.Ordinal), "gate", "report");
        Assert.Contains("weir rule add --track-type passive --name backup", report, StringComparison.Ordinal);
        await File.WriteAllTextAsync(stop, "", TestContext.Current.CancellationToken);
        (await running).Succeeded();
    }

    [Fact]
    public async Task J92_a_burst_of_processes_has_a_row_with_its_status_for_each()
    {
        const int Each = 400;
        await using var up = await WeirUp.StartAsync();
        using var group = await WatchedGroup.CreateAsync(up);
        (await up.Weir("rule", "add", "--track-type", "passive", "--name", "*ALL")).Succeeded();
        var loop = $"i=0; while [ $i -lt {Each} ]; do /bin/true; i=$((i+1)); done";

        await Task.WhenAll(group.Shell(loop), group.Shell(loop));

        var rows = await up.Until(text => Burst(text).Count >= 2 * Each, "tracked", "--rows", "1000", "--json");
        Assert.Equal(2 * Each, Burst(rows).Count);
        Assert.All(Burst(rows), one => Assert.Equal(("P", 0), (one.Letter, one.Exit)));
        Assert.Equal(0, Number((await up.Weir("watcher", "status", "--json")).Succeeded(), "lost"));
    }

    private static List<(string Name, string Letter, bool Ended, int Exit)> Burst(string rows) =>
        [.. Items(rows).Where(one => one is { Name: "true" or "GONE", Ended: true })];

    private static string Program(WeirUp up, string name)
    {
        // A script: it is called by its own name, and ends as it is told.
        var path = Path.Combine(up.Folder, name);
        File.WriteAllText(path, "#!/bin/bash\nwhile [ -n \"$2\" ] && [ ! -e \"$2\" ]; do read -t 0.1 x <> <(:); done\nexit $1\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }

    private static List<(string Name, string Letter, bool Ended, int Exit)> Items(string json)
    {
        using var page = JsonDocument.Parse(json);
        return
        [
            .. page
                .RootElement.GetProperty("items")
                .EnumerateArray()
                .Select(one =>
                    (
                        one.GetProperty("name").GetString()!,
                        one.GetProperty("letter").GetString()!,
                        one.GetProperty("endedAt").ValueKind == JsonValueKind.String,
                        one.GetProperty("exitCode").ValueKind == JsonValueKind.Number ? one.GetProperty("exitCode").GetInt32() : -1
                    )
                ),
        ];
    }

    private static long Number(string json, string member)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.GetProperty(member).GetInt64();
    }
}
