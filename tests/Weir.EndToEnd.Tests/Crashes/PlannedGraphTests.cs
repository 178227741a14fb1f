using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Weir.EndToEnd.Tests.Faults;
using Weir.EndToEnd.Tests.Harness;

namespace Weir.EndToEnd.Tests.Crashes;

/// <summary>
/// A drawn graph of planned jobs, some of which fail, under kill -9 of the host at seeded moments: nothing starts before what it waits for
/// has ended, nothing that may start waits, and each runs once for each of its numbers.
/// </summary>
public sealed class PlannedGraphTests
{
    private const int Nobody = 65534;

    // make soak takes its time.
    private static readonly int Jobs = Soak.IsLong ? 200 : 60;
    private static readonly int Kills = Soak.IsLong ? 20 : 5;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Theory]
    [InlineData(20261130)]
    public async Task A_drawn_graph_runs_in_order_and_once_however_often_the_host_is_killed_on_SQLite(int seed)
    {
        await using var up = await WeirUp.StartAsAsync(Nobody);

        await Torment(up, seed);
    }

    [Theory]
    [InlineData(20261201)]
    public async Task A_drawn_graph_runs_in_order_and_once_however_often_the_host_is_killed_on_PostgreSQL(int seed)
    {
        await using var postgres = await TemporaryPostgres.StartAsync();
        await using var up = await WeirUp.StartAsAsync(Nobody, null, "--store", postgres.Address);

        await Torment(up, seed);
    }

    [SuppressMessage("Security", "CA5394", Justification = "The graph and the moments are to be the same in every run of a seed.")]
    private static async Task Torment(WeirUp up, int seed)
    {
        var random = new Random(seed);
        var ran = Path.Combine(up.Folder, "ran");
        var graph = Enumerable.Range(0, Jobs).Select(i => Drawn(random, i)).ToList();
        var outcome = Outcomes(graph);
        var expected = outcome.Count(state => state.Value is not null);
        (await up.Commands.RunWithInput(Definitions(graph, ran), Binaries.Weir, "apply", "-f", "-")).Succeeded();
        (await up.Weir("schedule", "build", "Graph")).Succeeded();

        for (var kill = 1; kill <= Kills; kill++)
        {
            // Each job writes two lines. The kill comes some of them later, or between two.
            var (lines, more, pause) = (kill * 2 * expected / (Kills + 2), random.Next(6), random.Next(200));
            Assert.InRange((await Lines.Of(ran, seen => seen.Count >= lines, Patience)).Count, lines, 2 * expected);
            await Lines.Of(ran, seen => seen.Count > lines + more, TimeSpan.FromMilliseconds(pause));
            await up.KillAsync();
            await up.StartAgainAsync();
        }

        var told = (await Lines.Of(ran, seen => seen.Count >= 2 * expected, Patience)).ToList();

        Assert.Equal(2 * expected, told.Count);
        Assert.Equal(told.Count, told.Distinct().Count());
        foreach (var job in graph.Where(job => outcome[job.Name] is not null))
        {
            var start = told.FindIndex(line => line.StartsWith($"start {job.Name} ", StringComparison.Ordinal));
            Assert.All(
                job.After,
                other => Assert.InRange(told.FindIndex(line => line.StartsWith($"end {other.Name} ", StringComparison.Ordinal)), 0, start)
            );
        }

        await up.Until(
            output => StatesIn(output).All(state => state.Value != "Running" && state.Value != "Starting"),
            "jobs",
            "--schedule",
            "Graph",
            "--limit",
            "1000",
            "--json"
        );
        var states = StatesIn((await up.Weir("jobs", "--schedule", "Graph", "--limit", "1000", "--json")).Succeeded());
        Assert.Equal(
            graph.Select(job => $"{job.Name} {outcome[job.Name] ?? "Waiting"}"),
            graph.Select(job => $"{job.Name} {states[job.Name]}")
        );
        (await up.Weir("verify")).Succeeded();
    }

    // What each job waits for is drawn among those before it: its success, its failure or its end.
    private static DrawnJob Drawn(Random random, int i) =>
        new(
            $"J{i:D3}",
            Fails: random.Next(8) == 0,
            [
                .. Enumerable
                    .Range(0, i == 0 ? 0 : random.Next(4))
                    .Select(_ =>
                        (
                            $"J{random.Next(Math.Max(0, i - 25), i):D3}",
                            random.Next(6) switch
                            {
                                0 => "failed",
                                1 or 2 => "ended",
                                _ => "succeeded",
                            }
                        )
                    )
                    .DistinctBy(other => other.Item1),
            ]
        );

    // By the rules of docs/plans.md; null where it waits for what never comes.
    private static Dictionary<string, string?> Outcomes(IEnumerable<DrawnJob> graph)
    {
        var outcome = new Dictionary<string, string?>();
        foreach (var job in graph)
        {
            var runs = job.After.All(other =>
                outcome[other.Name] is { } state && (other.On == "ended" || (other.On == "failed") == (state == "Failed"))
            );
            outcome[job.Name] =
                !runs ? null
                : job.Fails ? "Failed"
                : "Succeeded";
        }

        return outcome;
    }

    private static string Definitions(IEnumerable<DrawnJob> graph, string ran)
    {
        var yaml = new StringBuilder("kind: schedule\nname: Graph\nfrequency: { everyDays: 1, since: 2026-01-01, days: any }\n");
        foreach (var job in graph)
        {
            var after = string.Join(", ", job.After.Select(other => $"{other.Name}:{other.On}"));
            yaml.Append(
                CultureInfo.InvariantCulture,
                $"---\nkind: job-definition\nname: {job.Name}\nschedule: Graph\ntype: batch\ndirectory: /\nafter: [ {after} ]\ncommand: |\n"
            );
            yaml.Append(
                CultureInfo.InvariantCulture,
                $"  echo start {job.Name} $WEIR_JOB >> {ran}; echo end {job.Name} $WEIR_JOB >> {ran}; exit {(job.Fails ? 3 : 0)}\n"
            );
        }

        return yaml.ToString();
    }

    private static Dictionary<string, string> StatesIn(string json)
    {
        using var page = JsonDocument.Parse(json);
        return page
            .RootElement.GetProperty("items")
            .EnumerateArray()
            .ToDictionary(job => job.GetProperty("name").GetString()!, job => job.GetProperty("state").GetString()!);
    }

    private sealed record DrawnJob(string Name, bool Fails, IReadOnlyList<(string Name, string On)> After);
}
