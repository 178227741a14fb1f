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
    private readonly Channel<(TrackedJob Job, JobTrigger Event)> _events = Channel.CreateUnbounded<(TrackedJob, JobTrigger)>(
        new UnboundedChannelOptions { SingleReader = true }
    );
    private readonly ConcurrentDictionary<ITimer, bool> _timers = new();
    private readonly Lock _door = new();
    private List<(TimeSpan Pause, TrackedJob Job, JobTrigger Event)>? _untilOpen = [];

    public ChannelReader<(TrackedJob Job, JobTrigger Event)> Events => _events.Reader;

    /// <summary>Something happened to a job.</summary>
    public void Post(TrackedJob job, JobTrigger trigger) => _events.Writer.TryWrite((job, trigger));

    /// <summary>
    /// Something is to happen to a job after a pause. Where it awaits others, the pause begins with <see cref="OpenAsync"/> at the
    /// earliest.
    /// </summary>
    public void After(TimeSpan pause, TrackedJob job, JobTrigger trigger)
    {
        if (trigger.AwaitsOthers)
        {
            lock (_door)
            {
                if (_untilOpen is { } held)
                {
                    held.Add((pause, job, trigger));
                    return;
                }
            }
        }

        if (pause <= TimeSpan.Zero)
        {
            Post(job, trigger);
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
            Post(job, trigger);
        }
    }

    /// <summary>The agent can be reached from now on.</summary>
    public Task OpenAsync(CancellationToken cancellationToken)
    {
        List<(TimeSpan Pause, TrackedJob Job, JobTrigger Event)> held;
        lock (_door)
        {
            held = _untilOpen ?? [];
            _untilOpen = null;
        }

        foreach (var (pause, job, trigger) in held)
        {
            After(pause, job, trigger);
        }

        return Task.CompletedTask;
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
