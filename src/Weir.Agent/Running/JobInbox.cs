using System.Collections.Concurrent;
using System.Threading.Channels;
using Weir.Agent.Jobs;
using Weir.Agent.Machine;

namespace Weir.Agent.Running;

/// <summary>
/// Where all who learn something about a job leave it: <see cref="JobDispatcher"/> takes it from there. Nobody who tells waits for
/// what follows, and nobody who acts has to know who tells.
/// </summary>
internal sealed class JobInbox(TimeProvider time) : IDisposable
{
    private readonly Channel<(TrackedJob Job, JobHappening Event)> _events = Channel.CreateUnbounded<(TrackedJob, JobHappening)>(
        new UnboundedChannelOptions { SingleReader = true }
    );
    private readonly ConcurrentDictionary<ITimer, bool> _timers = new();

    public ChannelReader<(TrackedJob Job, JobHappening Event)> Events => _events.Reader;

    /// <summary>Something happened to a job.</summary>
    public void Post(TrackedJob job, JobHappening happened) => _events.Writer.TryWrite((job, happened));

    /// <summary>Something is to happen to a job after a pause.</summary>
    public void After(TimeSpan pause, TrackedJob job, JobHappening happened)
    {
        if (pause <= TimeSpan.Zero)
        {
            Post(job, happened);
            return;
        }

        ITimer? timer = null;
        timer = time.CreateTimer(_ => Due(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _timers.TryAdd(timer, true);
        timer.Change(pause, Timeout.InfiniteTimeSpan);

        void Due()
        {
            _timers.TryRemove(timer!, out var _);
            timer!.Dispose();
            Post(job, happened);
        }
    }

    public void Dispose()
    {
        _events.Writer.TryComplete();
        foreach (var timer in _timers.Keys)
        {
            timer.Dispose();
        }
    }
}
