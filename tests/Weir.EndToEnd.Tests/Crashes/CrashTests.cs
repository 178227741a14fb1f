using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Weir.EndToEnd.Tests.Harness;

namespace Weir.EndToEnd.Tests.Crashes;

/// <summary>kill -9 of the host at seeded random moments under 64 submitters: nothing is lost and nothing runs twice.</summary>
public sealed class CrashTests
{
    private const int Seed = 20261121;
    private const int Submitters = 64;
    private const int Kills = 100;

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
        var random = new Random(seed);
        var ran = Path.Combine(up.Folder, "ran");
        var answered = new ConcurrentBag<int>();
        var refused = new ConcurrentBag<string>();
        using var rations = new SemaphoreSlim(0);
        using var answers = new SemaphoreSlim(0);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var submitters = Enumerable.Range(0, Submitters).Select(_ => Submit()).ToList();

        for (var kill = 0; kill < Kills; kill++)
        {
            // A ration for each submitter; the kill comes after some of them are answered, or in the middle of the first.
            rations.Release(Submitters);
            var moment = random.Next(Submitters / 2);
            for (var i = 0; i < moment; i++)
            {
                if (!await answers.WaitAsync(TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken))
                {
                    break;
                }
            }

            // Not only between answers: a seeded wait for one more of them, mostly in vain.
            await answers.WaitAsync(TimeSpan.FromMilliseconds(random.Next(20)), TestContext.Current.CancellationToken);
            await up.KillAsync();
            await up.StartAgainAsync();
        }

        await end.CancelAsync();
        await Task.WhenAll(submitters);
        var numbers = answered.Order().ToList();
        var lines = await Lines.Of(ran, lines => lines.Count >= numbers.Count && numbers.Except(Parsed(lines)).Any() is false, TimeSpan.FromSeconds(60));
        var executed = Parsed(lines).ToList();

        Assert.True(refused.IsEmpty, $"{refused.Count} submissions were refused, the first: {refused.FirstOrDefault()}");
        Assert.True(numbers.Count >= Kills, $"only {numbers.Count} submissions were answered; this proved nothing");
        Assert.Empty(numbers.GroupBy(number => number).Where(group => group.Count() > 1).Select(group => group.Key));
        Assert.Empty(executed.GroupBy(number => number).Where(group => group.Count() > 1).Select(group => group.Key));
        Assert.Empty(numbers.Except(executed));

        async Task Submit()
        {
            while (await NextRation())
            {
                var done = await up.Weir("submit", "-n", "CRASH", "--", "/bin/sh", "-c", $"echo $WEIR_JOB >> '{ran}'");
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

    private static IEnumerable<int> Parsed(IEnumerable<string> lines) =>
        lines.Where(line => line.Length > 0).Select(line => int.Parse(line, CultureInfo.InvariantCulture));
}
