using System.Text.Json;
using Weir.EndToEnd.Tests.Harness;

namespace Weir.EndToEnd.Tests.WhatIf;

/// <summary>What if: the real programs replay logs and a day that was.</summary>
public sealed class SimulateTests
{
    private static string Example(string file) => SourceTree.PathOf("examples/what-if/" + file);

    [Fact]
    public async Task A_log_is_compared_as_a_table_as_json_and_as_a_picture()
    {
        await using var up = await WeirUp.StartAsync();
        var picture = Path.Combine(up.Folder, "week.svg");
        string[] arguments =
        [
            "simulate",
            "--trace",
            Example("week.swf"),
            "--policy",
            Example("importance-first.yaml"),
            "--policy",
            Example("short-kept.yaml"),
            "--svg",
            picture,
        ];

        var table = await up.Weir(arguments);
        var json = await up.Weir([.. arguments, "--json"]);

        Assert.Equal((0, ""), (table.Status, table.Error));
        Assert.Equal(File.ReadAllText(SourceTree.PathOf("tests/Weir.WhatIf.Tests/Golden/week.txt")), table.Output);
        Assert.Equal(
            ["first come", "importance-first", "short-kept"],
            JsonDocument
                .Parse(json.Output)
                .RootElement.GetProperty("outcomes")
                .EnumerateArray()
                .Select(outcome => outcome.GetProperty("policy").GetString())
        );
        Assert.StartsWith("<svg ", File.ReadAllText(picture), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_that_was_is_replayed_and_written_as_a_log_that_can_be_replayed()
    {
        await using var up = await WeirUp.StartAsync();
        for (var i = 0; i < 3; i++)
        {
            (await up.Weir("submit", "--wait", "-n", "STEP" + i, "--", "true")).Number();
        }

        var log = Path.Combine(up.Folder, "day.swf.gz");
        var past = await up.Weir("simulate", "--history", "today", "--policy", "DEFAULT", "--slots", "1", "--swf-out", log);
        var again = await up.Weir("simulate", "--trace", log, "--policy", "default");

        Assert.Equal((0, ""), (past.Status, past.Error));
        Assert.Matches(@"^[0-9-]{10}: 3 jobs in 0\.0 days, 1 slots, ", past.Output);
        Assert.Equal((0, ""), (again.Status, again.Error));
        Assert.StartsWith("day.swf.gz: 3 jobs in ", again.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--trace none.swf --policy DEFAULT", 1, "weir: simulate: none.swf cannot be read: no such file or directory")]
    [InlineData("--generate 1 --policy none.yaml", 1, "weir: simulate: none.yaml cannot be read: no such file or directory")]
    [InlineData(
        "--generate 1 --policy NIGHT",
        4,
        "weir: simulate: there is no file and no policy NIGHT; the server's policies are DEFAULT"
    )]
    [InlineData("--history 2001-01-01 --policy DEFAULT", 1, "weir: simulate: no job of 2001-01-01 ran, so there is nothing to replay")]
    [InlineData(
        "--policy DEFAULT",
        2,
        "weir: simulate: name the jobs by exactly one of --trace FILE, --history YYYY-MM-DD and --generate SEED"
    )]
    [InlineData(
        "--generate 1",
        2,
        "weir: simulate: name a policy to compare with --policy FILE, or a file to write the jobs to with --swf-out FILE"
    )]
    [InlineData(
        "--generate 1 --policy DEFAULT --svg /nowhere/a.svg",
        1,
        "weir: simulate: /nowhere/a.svg cannot be written: no such file or directory"
    )]
    public async Task What_cannot_be_done_is_said_in_one_line(string words, int status, string expected)
    {
        await using var up = await WeirUp.StartAsync();

        var refused = await up.Weir(["simulate", .. words.Split(' ')]);

        Assert.Equal((status, expected + "\n", ""), (refused.Status, refused.Error, refused.Output));
    }

    [Fact]
    public async Task Mistakes_in_files_are_told_with_their_place()
    {
        await using var up = await WeirUp.StartAsync();
        var log = Path.Combine(up.Folder, "bad.swf");
        var policy = Path.Combine(up.Folder, "bad.yaml");
        File.WriteAllText(log, "; Version: 2.2\n1 2 3\n");
        File.WriteAllText(policy, "kind: policy\nname: P\nselection: by-chance\n");

        var badLog = await up.Weir("simulate", "--trace", log, "--policy", "DEFAULT");
        var badPolicy = await up.Weir("simulate", "--generate", "1", "--policy", policy);

        Assert.Equal((1, $"weir: simulate: {log}, line 2: 3 fields where a job has 18\n"), (badLog.Status, badLog.Error));
        Assert.Equal(1, badPolicy.Status);
        Assert.StartsWith($"weir: simulate: {policy}:3:", badPolicy.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_needs_no_server()
    {
        await using var up = await WeirUp.StartAsync();
        await up.StopAsync();

        var made = await up.Weir(
            "simulate",
            "--generate",
            "14",
            "--policy",
            Example("bucket-first.yaml"),
            "--swf-out",
            Path.Combine(up.Folder, "week.swf")
        );
        var named = await up.Weir("simulate", "--generate", "14", "--policy", "DEFAULT");

        Assert.Equal((0, ""), (made.Status, made.Error));
        Assert.Equal(File.ReadAllBytes(Example("week.swf")), File.ReadAllBytes(Path.Combine(up.Folder, "week.swf")));
        Assert.Equal(3, named.Status);
    }
}
