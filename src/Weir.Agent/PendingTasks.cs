using System.Collections.Concurrent;

namespace Weir.Agent;

/// <summary>What was begun and is not done: nobody waits for it but who ends the agent.</summary>
internal sealed class PendingTasks
{
    private readonly ConcurrentDictionary<Task, bool> _running = new();

    public void Add(Task task)
    {
        if (!task.IsCompleted)
        {
            _running.TryAdd(task, true);
            _ = task.ContinueWith(
                done => _running.TryRemove(done, out _),
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default
            );
        }
    }

    /// <summary>Waits for what is being done now.</summary>
    public Task DrainAsync() => Task.WhenAll(_running.Keys);
}
