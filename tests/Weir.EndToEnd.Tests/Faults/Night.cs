using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using Weir.EndToEnd.Tests.Harness;
using Weir.Protocol;
using Weir.Protocol.Jobs;

namespace Weir.EndToEnd.Tests.Faults;

/// <summary>
/// A workload with a record: jobs of all kinds, each of which writes down that it began and ended, and beside them what was answered and
/// what must become of it.
/// </summary>
internal sealed class Night : IAsyncDisposable
{
    // Longer than any fault of a watch: a submission that meets a killed host goes on with the next one, under the same key.
    private const string Patience = "300";
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(20);

    private const string Definitions = """
        kind: rule
        name: PLACE
        when:
          jobName: PLACE
        type: queue
        ---
        kind: job-definition
        name: PLACE
        allowMultiple: true
        ---
        kind: rule
        name: WAITS
        when:
          jobName: WAITS
        type: queue
        ---
        kind: job-definition
        name: WAITS
        hold: true
        allowMultiple: true
        """;

    private readonly TemporaryFolder _folder = new();
    private readonly ConcurrentQueue<NightJob> _jobs = new();
    private readonly SemaphoreSlim _answers = new(0);
    private readonly SemaphoreSlim _never = new(0);
    private readonly List<Task> _work = [];
    private FileStream? _door;
    private int _tags;

    private Night(WeirUp up) => Up = up;

    public WeirUp Up { get; }

    /// <summary>A folder beside Weir's.</summary>
    public string Folder => _folder.Path;

    /// <summary>The submissions since the last check, each once it was answered or its process was started.</summary>
    public IReadOnlyList<NightJob> Jobs => [.. _jobs];

    /// <summary>All numbers of watches that were checked.</summary>
    public HashSet<int> Checked { get; } = [];

    /// <summary>Whether a submission may be refused; none of it may run then.</summary>
    public bool MayRefuse { get; init; }

    public int Harms { get; private set; }

    private string Written => Path.Combine(Folder, "ran");

    private string Door => Path.Combine(Folder, "door");

    public static async Task<Night> StartAsync(WeirUp up, bool mayRefuse = false)
    {
        var night = new Night(up) { MayRefuse = mayRefuse };
        await File.WriteAllTextAsync(Path.Combine(night.Folder, "night.yaml"), Definitions, TestContext.Current.CancellationToken);
        (await up.Weir("apply", "-f", Path.Combine(night.Folder, "night.yaml"))).Succeeded();
        // A rule reaches the gate with the agent's next word from the server; before that the command would just run.
        await Lines.Of(
            Path.Combine(up.Folder, "gate"),
            lines => lines.Count(line => line.StartsWith("rule ", StringComparison.Ordinal)) == 2,
            TimeSpan.FromMinutes(2)
        );
        return night;
    }

    /// <summary>One watch: jobs of all kinds, and the harm in the middle of their submission or while the long ones run.</summary>
    [SuppressMessage("Security", "CA5394", Justification = "The moments are to be the same in every run of a seed.")]
    public async Task WatchAsync(IFault fault, Random random)
    {
        Close();
        var kinds = Enum.GetValues<NightKind>().Concat([NightKind.Good, NightKind.Good, NightKind.Long]).ToArray();
        random.Shuffle(kinds);
        _work.AddRange(kinds.Select(Submit));
        var answers = random.Next(kinds.Length / 2);
        for (var i = 0; i < answers; i++)
        {
            await _answers.WaitAsync(TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken);
        }

        // Not only between answers: a seeded wait for one more of them, mostly in vain.
        await _answers.WaitAsync(TimeSpan.FromMilliseconds(random.Next(20)), TestContext.Current.CancellationToken);
        await fault.HarmAsync(this, random);
        Harms++;
    }

    /// <summary>Waits until each submission has its answer and each cancel is done. Jobs in place have no answer but their end.</summary>
    public async Task AnsweredAsync()
    {
        await Task.WhenAll(_work).WaitAsync(s_limit, TestContext.Current.CancellationToken);
        _work.Clear();
    }

    /// <summary>Waits until each process in place has its number and the server knows it.</summary>
    public async Task InPlaceAsync() =>
        await Until(
            async () =>
            {
                var commands = (await ListedAsync()).Select(job => job.Command ?? "").ToList();
                return Jobs.Where(job => job.InPlace)
                    .All(job => commands.Any(command => command.EndsWith($" {job.Tag}", StringComparison.Ordinal)));
            },
            () => "each process in place is known to the server"
        );

    /// <summary>Lets the long jobs end.</summary>
    public void Open()
    {
        _door?.Dispose();
        _door = null;
    }

    /// <summary>What the jobs wrote so far.</summary>
    public async Task<IReadOnlyList<RanLine>> RanAsync()
    {
        if (!File.Exists(Written))
        {
            return [];
        }

        // A line is written in one go, but this may read between two of them.
        var text = await File.ReadAllTextAsync(Written, TestContext.Current.CancellationToken);
        return [.. text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(RanLine.Of)];
    }

    /// <summary>Harms each of the long jobs that run, sometimes while there is no host.</summary>
    public async Task HarmRunningAsync(Random random, Func<NightJob, Task> harm)
    {
        const int Least = 2;
        var running = await RunningAsync(Least);
        await SometimesAloneAsync(
            random,
            async () =>
            {
                foreach (var job in running)
                {
                    await harm(job);
                }
            }
        );
    }

    /// <summary>Does something, sometimes while there is no host, which is started again afterwards.</summary>
    [SuppressMessage("Security", "CA5394", Justification = "The choice is to be the same in every run of a seed.")]
    public async Task SometimesAloneAsync(Random random, Func<Task> harm)
    {
        var alone = random.Next(2) == 0;
        if (alone)
        {
            await Up.KillAsync();
        }

        await harm();
        if (alone)
        {
            await Up.StartAgainAsync();
        }
    }

    /// <summary>The long jobs of this watch that run: they began, and cannot end before the night opens its door.</summary>
    public async Task<IReadOnlyList<NightJob>> RunningAsync(int least)
    {
        IReadOnlyList<NightJob> running = [];
        await Until(
            async () =>
            {
                var begun = (await RanAsync()).Where(line => line.Word == "begin").ToDictionary(line => line.Tag, line => line.Number);
                running = [.. Jobs.Where(job => job is { IsLong: true, IsHarmed: false } && begun.ContainsKey(job.Tag))];
                foreach (var job in running)
                {
                    job.Number ??= begun[job.Tag];
                }

                return running.Count >= least;
            },
            () => $"{least} long jobs run"
        );
        return running;
    }

    /// <summary>Waits until something is so, and fails with its name where it never is.</summary>
    public async Task Until(Func<Task<bool>> isSo, Func<string> what)
    {
        var since = TimeProvider.System.GetTimestamp();
        while (!await isSo())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(since) < s_patience, $"it did not come to this: {what()}\n{Up.Log}");
            await _never.WaitAsync(s_pause, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>All jobs of a state, or of any, that the server lists.</summary>
    public async Task<IReadOnlyList<JobView>> ListedAsync(params IReadOnlyList<string> filter)
    {
        List<JobView> jobs = [];
        string? next = null;
        do
        {
            string[] cursor = next is null ? [] : ["--cursor", next];
            var page = JsonSerializer.Deserialize(
                (await Up.Weir(["jobs", "--rows", "1000", "--json", .. filter, .. cursor])).Succeeded(),
                WeirJson.Default.JobPage
            )!;
            jobs.AddRange(page.Items);
            next = page.Next;
        } while (next is not null);

        return jobs;
    }

    /// <summary>Forgets the submissions, which were checked.</summary>
    public void Forget()
    {
        foreach (var job in Jobs)
        {
            job.Process?.Dispose();
        }

        _jobs.Clear();
        File.Delete(Written);
    }

    public async ValueTask DisposeAsync()
    {
        Open();
        foreach (var process in Jobs.Select(job => job.Process).OfType<System.Diagnostics.Process>())
        {
            if (!process.HasExited)
            {
                process.Kill();
            }

            await process.WaitForExitAsync(CancellationToken.None);
            process.Dispose();
        }

        _answers.Dispose();
        _never.Dispose();
        _folder.Dispose();
    }

    /// <summary>One submission more, whose answer the checker waits for.</summary>
    public void Begin(NightKind kind) => _work.Add(Submit(kind));

    /// <summary>One submission more, until it is answered.</summary>
    public Task SubmitAsync(NightKind kind) => Submit(kind);

    // Whoever reads waits for the lock of who writes; there is nothing to send, and it goes with its holder.
    private void Close() => _door ??= new FileStream(Door, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

    private async Task Submit(NightKind kind)
    {
        var job = new NightJob($"T{Interlocked.Increment(ref _tags)}", kind);
        string[] command = ["--", "/bin/sh", "-c", Script(job), job.Tag];
        if (job.InPlace)
        {
            job.Process = Up.Commands.Start(Binaries.Weir, ["run", "-n", kind == NightKind.Waiter ? "WAITS" : "PLACE", .. command]);
            job.Process.StandardInput.Close();
            _jobs.Enqueue(job);
            return;
        }

        string[] hold = kind is NightKind.Held or NightKind.CancelledBefore ? ["--hold"] : [];
        var ran = await Up
            .Commands.Within(s_limit)
            .Run(Binaries.Weir, ["submit", "--patience", Patience, "-n", "NIGHT", .. hold, .. command]);
        if (ran.Status != 0)
        {
            job.Refuse(ran);
            _jobs.Enqueue(job);
            return;
        }

        job.Number = ran.Number();
        _jobs.Enqueue(job);
        _answers.Release();
        if (kind is NightKind.CancelledBefore or NightKind.CancelledRunning)
        {
            await Cancel(job);
        }
    }

    // A cancel whose answer is lost is asked again, and is refused where the first one came through. What is over otherwise, the checker
    // sees.
    private async Task Cancel(NightJob job)
    {
        if (job.Kind == NightKind.CancelledRunning)
        {
            await Until(async () => (await RanAsync()).Any(line => line.Tag == job.Tag), () => $"{job} runs");
        }

        await Until(
            async () =>
            {
                var ran = await Up.Weir("cancel", "--grace", "1", job.Number!.Value.ToString(CultureInfo.InvariantCulture));
                return ran.Status == 0 || ran.Error.Contains("cannot be cancelled", StringComparison.Ordinal);
            },
            () => $"{job} is cancelled"
        );
    }

    private string Script(NightJob job)
    {
        var waits = job.Kind is NightKind.Long or NightKind.LongInPlace or NightKind.CancelledRunning ? $"flock -s '{Door}' true; " : "";
        return $"echo \"$WEIR_JOB begin $0\" >> '{Written}'; {waits}echo \"$WEIR_JOB end $0\" >> '{Written}'; exit {job.ExitCode}";
    }
}
