using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using Weir.EndToEnd.Tests.Faults;
using Weir.EndToEnd.Tests.Harness;

namespace Weir.EndToEnd.Tests.Crashes;

/// <summary>kill -9 of the host at seeded random moments under 64 submitters: nothing is lost and nothing runs twice.</summary>
public sealed class CrashTests
{
    private const int Seed = 20261121;
    private const int Submitters = 64;
    private const int Waiters = 8;

    // make soak takes its time.
    private static readonly int Kills = Soak.IsLong ? 100 : 16;

    // About as long as a start takes: some of the kills that fall into one come before the host answers, some just after.
    private const int StartMilliseconds = 1200;

    // Longer than the whole test: a submission that meets a killed host goes on with the next one, under the same key.
    private const string Patience = "900";
    private static readonly TimeSpan WholeTest = TimeSpan.FromMinutes(15);

    // Accepted and held, so that each waits at the gate through all the kills.
    private const string Held = """
        kind: rule
        name: HELD
        when:
          jobName: HELD
        type: queue
        ---
        kind: job-definition
        name: HELD
        hold: true
        allowMultiple: true
        """;

    [Fact]
    public async Task Every_answered_submission_runs_exactly_once_however_often_the_host_is_killed_on_SQLite()
    {
        await using var up = await WeirUp.StartAsync();

        await Torment(up, Seed);
    }

    [Fact]
    public async Task Every_answered_submission_runs_exactly_once_however_often_the_host_is_killed_on_PostgreSQL()
    {
        await using var postgres = await TemporaryPostgres.StartAsync();
        await using var up = await WeirUp.StartAsync(null, "--store", postgres.Address);

        await Torment(up, Seed + 1);
    }

    [SuppressMessage("Security", "CA5394", Justification = "The moments are to be the same in every run of a seed.")]
    private static async Task Torment(WeirUp up, int seed)
    {
        TestContext.Current.TestOutputHelper?.WriteLine("seed {0}", seed);
        var random = new Random(seed);
        var ran = Path.Combine(up.Folder, "ran");
        var answered = new ConcurrentBag<int>();
        var refused = new ConcurrentBag<string>();
        using var rations = new SemaphoreSlim(0);
        using var answers = new SemaphoreSlim(0);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var waiters = await WaitInPlace(up, ran);
        var submitters = Enumerable.Range(0, Submitters).Select(_ => Submit()).ToList();

        var (kills, unready) = (0, 0);
        while (kills < Kills)
        {
            // A ration for each submitter; the kill comes after some of them are answered, or in the middle of the first.
            rations.Release(Submitters);
            var moment = random.Next(Submitters / 2);
            for (var i = 0; i < moment; i++)
            {
                if (!await answers.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken))
                {
                    break;
                }
            }

            // Not only between answers: a seeded wait for one more of them, mostly in vain.
            await answers.WaitAsync(TimeSpan.FromMilliseconds(random.Next(20)), TestContext.Current.CancellationToken);
            await up.KillAsync();
            kills++;

            // A start, with the recovery in it, is a moment like any other, and the start after it as well.
            while (kills < Kills && random.Next(2) == 0)
            {
                unready += await up.StartAgainAsync(TimeSpan.FromMilliseconds(random.Next(StartMilliseconds))) ? 0 : 1;
                await up.KillAsync();
                kills++;
            }

            await up.StartAgainAsync();
        }

        await end.CancelAsync();
        await Task.WhenAll(submitters);
        var held = await Release(up);
        foreach (var waiter in waiters)
        {
            (await waiter).Succeeded();
        }

        var numbers = answered.Order().ToList();
        var lines = await Lines.Of(ran, lines => !numbers.Concat(held).Except(Parsed(lines)).Any(), TimeSpan.FromMinutes(2));
        var executed = Parsed(lines).ToList();

        Assert.True(refused.IsEmpty, $"{refused.Count} submissions were refused, the first: {refused.FirstOrDefault()}");
        Assert.True(numbers.Count >= Kills, $"only {numbers.Count} submissions were answered; this proved nothing");
        Assert.Empty(numbers.GroupBy(number => number).Where(group => group.Count() > 1).Select(group => group.Key));
        Assert.Empty(executed.GroupBy(number => number).Where(group => group.Count() > 1).Select(group => group.Key));
        Assert.Empty(numbers.Concat(held).Except(executed));
        Assert.DoesNotContain("limited", (await up.Weir("verify")).Succeeded(), StringComparison.Ordinal);
        TestContext.Current.TestOutputHelper?.WriteLine(
            "{0} kills, {1} of them before the host answered; {2} answered, {3} ran, {4} waited in place",
            kills,
            unready,
            numbers.Count,
            executed.Count,
            held.Count
        );

        async Task Submit()
        {
            while (await NextRation())
            {
                var done = await up
                    .Commands.Within(WholeTest)
                    .Run(
                        Binaries.Weir,
                        "submit",
                        "--patience",
                        Patience,
                        "-n",
                        "CRASH",
                        "--",
                        "/bin/sh",
                        "-c",
                        $"echo $WEIR_JOB >> '{ran}'"
                    );
                if (done.Status == 0)
                {
                    answered.Add(done.Number());
                    answers.Release();
                }
                else
                {
                    refused.Add($"{done.Status} {done.Error}");
                }
            }
        }

        async Task<bool> NextRation()
        {
            try
            {
                await rations.WaitAsync(end.Token);
                return true;
            }
            catch (OperationCanceledException) when (end.IsCancellationRequested)
            {
                return false;
            }
        }
    }

    /// <summary>Processes that wait in place under a queue rule, each known to the server before this answers.</summary>
    private static async Task<IReadOnlyList<Task<Ran>>> WaitInPlace(WeirUp up, string ran)
    {
        var definitions = Path.Combine(up.Folder, "held.yaml");
        await File.WriteAllTextAsync(definitions, Held, TestContext.Current.CancellationToken);
        (await up.Weir("apply", "-f", definitions)).Succeeded();
        // A rule reaches the gate with the agent's next word from the server; before that the command would just run.
        await Lines.Of(
            Path.Combine(up.Folder, "gate"),
            lines => lines.Any(line => line.StartsWith("rule ", StringComparison.Ordinal)),
            TimeSpan.FromMinutes(2)
        );
        var waiters = Enumerable
            .Range(0, Waiters)
            .Select(_ =>
                up.Commands.Within(WholeTest).Run(Binaries.Weir, "run", "-n", "HELD", "--", "/bin/sh", "-c", $"echo $WEIR_JOB >> '{ran}'")
            )
            .ToList();
        await Numbers(up);
        return waiters;
    }

    private static async Task<IReadOnlyList<int>> Release(WeirUp up)
    {
        var held = await Numbers(up);
        foreach (var number in held)
        {
            (await up.Weir("release", number.ToString(CultureInfo.InvariantCulture))).Succeeded();
        }

        return held;
    }

    private static async Task<IReadOnlyList<int>> Numbers(WeirUp up)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(2));
        while (true)
        {
            var listed = (await up.Weir("jobs", "--state", "waiting", "--limit", "1000", "--json")).Succeeded();
            using var page = JsonDocument.Parse(listed);
            // Beside HELD there are HELD$0001 and so on.
            var numbers = page
                .RootElement.GetProperty("items")
                .EnumerateArray()
                .Where(job => job.GetProperty("name").GetString()!.StartsWith("HELD", StringComparison.Ordinal))
                .Select(job => job.GetProperty("number").GetInt32())
                .ToList();
            if (numbers.Count == Waiters)
            {
                return numbers;
            }

            limit.Token.ThrowIfCancellationRequested();
        }
    }

    private static IEnumerable<int> Parsed(IEnumerable<string> lines) =>
        lines.Where(line => line.Length > 0).Select(line => int.Parse(line, CultureInfo.InvariantCulture));
}
