using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Weir.Day;
using Weir.Day.Inputs;
using Weir.Jobs;
using Weir.Schedules.Expectations;
using Weir.Server.Loop;
using Weir.Stores.Server;
using Channel = System.Threading.Channels.Channel;

namespace Weir.Server.Expectations;

/// <summary>
/// Asks the store how long jobs took before, beside the loop and a few names at a time, so that no decision waits for it. What ends from
/// then on the day counts by itself.
/// </summary>
internal sealed class RunTimeReader(IServerStore store, ServerLoop loop, DayContext day, TimeProvider time, ILogger logger)
    : IAsyncDisposable
{
    /// <summary>So many names are asked for together.</summary>
    private const int Together = 50;

    private static readonly TimeSpan s_retry = TimeSpan.FromSeconds(5);

    private readonly Channel<bool> _needed = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
    );

    private readonly CancellationTokenSource _stop = new();
    private Task _running = Task.CompletedTask;

    /// <summary>Begins with what the day needs already.</summary>
    public void Start()
    {
        _needed.Writer.TryWrite(true);
        _running = Task.Run(() => RunAsync(_stop.Token), CancellationToken.None);
    }

    /// <summary>A decision is stored; called by the loop, which may look at the day.</summary>
    public void OnDecision()
    {
        if (day.Day.NeedsSomeRunTimes)
        {
            _needed.Writer.TryWrite(true);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _running.ConfigureAwait(false);
        _stop.Dispose();
    }

    /// <summary>The last runs of a job that succeeded, as the store has them.</summary>
    public static async Task<IReadOnlyList<RunTime>> ReadAsync(IServerStore store, JobName job, CancellationToken cancellationToken)
    {
        var filter = new JobFilter
        {
            Schedule = job.Schedule,
            Name = job.Name,
            States = [JobState.Succeeded],
            Limit = RunTimes.Most,
        };
        var jobs = await store.ListJobsAsync(filter, cancellationToken).ConfigureAwait(false);
        return [.. jobs.Where(found => !UnreadableJob.Is(found)).Select(RunTime.Of).OfType<RunTime>()];
    }

    private async Task RunAsync(CancellationToken stop)
    {
        try
        {
            while (await _needed.Reader.WaitToReadAsync(stop).ConfigureAwait(false))
            {
                _needed.Reader.TryRead(out _);
                await LearnAsync(stop).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The server ends.
        }
    }

    private async Task LearnAsync(CancellationToken stop)
    {
        try
        {
            while (true)
            {
                var names = await loop.ReadAsync(view => view.Day.NeedsRunTimes(Together), stop).ConfigureAwait(false);
                if (names.Count == 0)
                {
                    return;
                }

                List<Input> learned = [];
                foreach (var name in names)
                {
                    learned.Add(new RunTimesLearned(name, await ReadAsync(store, name, stop).ConfigureAwait(false)));
                }

                var report = new AgentReport("", learned);
                loop.Post(report);
                await report.Taken.WaitAsync(stop).ConfigureAwait(false);
            }
        }
#pragma warning disable CA1031 // Nobody waits for it: why it failed is told, and it is tried again.
        catch (Exception failure) when (failure is not OperationCanceledException || !stop.IsCancellationRequested)
#pragma warning restore CA1031
        {
            ServerLog.RunTimesNotRead(logger, failure.Message);
            await Task.Delay(s_retry, time, stop).ConfigureAwait(false);
            _needed.Writer.TryWrite(true);
        }
    }
}
