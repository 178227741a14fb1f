using System.Collections.Concurrent;

namespace Weir.Linux.Tests;

public sealed class ProcessWatcherTests
{
    [Fact]
    public async Task Every_one_of_many_short_processes_is_told_of_once()
    {
        const int Many = 200;
        using var watcher = new ProcessWatcher();
        var told = new ConcurrentBag<int>();
        using var all = new CountdownEvent(Many);
        var started = new List<int>();
        for (var i = 0; i < Many; i++)
        {
            var child = Spawned.Shell("exit 0");
            started.Add(child);
            watcher.Watch(
                ProcessHandle.Open(child)!,
                () =>
                {
                    told.Add(child);
                    all.Signal();
                }
            );
        }

        await Task.Run(() => Assert.True(all.Wait(TimeSpan.FromSeconds(60))), TestContext.Current.CancellationToken);
        Assert.Equal(started.Order(), told.Order());
        Assert.Equal(0, watcher.Count);
        Assert.All(started, child => Assert.Equal(0, Spawner.Reap(child)?.ExitCode));
    }

    [Fact]
    public async Task One_that_has_ended_already_is_told_of_at_once()
    {
        using var watcher = new ProcessWatcher();
        var child = Spawned.Shell("exit 0");
        using var handle = ProcessHandle.Open(child)!;
        Spawned.End(child);
        var told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        watcher.Watch(handle, told.SetResult);

        await told.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        Assert.True(handle.HasEnded());
        Assert.False(handle.TrySignal(Signals.Kill));
        Assert.Null(handle.Facts());
        Assert.Null(ProcessHandle.Open(child));
    }

    [Fact]
    public async Task One_that_is_forgotten_is_not_told_of()
    {
        using var watcher = new ProcessWatcher();
        var forgotten = Spawned.Shell("kill -STOP $$");
        using var first = ProcessHandle.Open(forgotten)!;
        var told = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        watcher.Watch(first, () => told.TrySetException(new InvalidOperationException("forgotten, yet told of")));
        watcher.Forget(first);
        first.TrySignal(Signals.Kill);
        Spawned.End(forgotten);
        var other = Spawned.Shell("exit 0");
        using var second = ProcessHandle.Open(other)!;
        watcher.Watch(second, () => told.TrySetResult(other));
        Assert.Equal(other, await told.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
        Spawner.Reap(other);
    }
}
