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
            Assert.True(watcher.TryWatch(child, ended =>
            {
                told.Add(ended);
                all.Signal();
            }));
        }

        await Task.Run(() => Assert.True(all.Wait(TimeSpan.FromSeconds(60))), TestContext.Current.CancellationToken);
        Assert.Equal(started.Order(), told.Order());
        Assert.Equal(0, watcher.Count);
        Assert.All(started, child => Assert.Equal(0, Spawner.Reap(child)?.ExitCode));
    }

    [Fact]
    public void A_process_that_is_gone_cannot_be_watched()
    {
        using var watcher = new ProcessWatcher();
        var child = Spawned.Shell("exit 0");
        Spawned.End(child);
        Assert.False(watcher.TryWatch(child, _ => { }));
    }

    [Fact]
    public async Task One_that_is_forgotten_is_not_told_of()
    {
        using var watcher = new ProcessWatcher();
        using var input = new MemoryFile("nothing", []);
        var forgotten = Spawned.Shell("kill -STOP $$");
        var told = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        Assert.True(watcher.TryWatch(forgotten, _ => told.TrySetException(new InvalidOperationException("forgotten, yet told of"))));
        watcher.Forget(forgotten);
        Signals.TrySend(forgotten, Signals.Kill);
        Spawned.End(forgotten);
        var other = Spawned.Shell("exit 0");
        Assert.True(watcher.TryWatch(other, ended => told.TrySetResult(ended)));
        Assert.Equal(other, await told.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
        Spawner.Reap(other);
    }
}
