namespace Weir.Linux.Tests;

public sealed class BlockingCallsTests
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(30);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_caller_who_blocks_leaves_threads_to_the_others()
    {
        var lanes = new BlockingCalls("test", threads: 3, perCaller: 2, mostWaiting: 100);
        using var open = new ManualResetEventSlim();
        var blocked = Enumerable.Range(0, 50).Select(_ => lanes.RunAsync("one", () => open.Wait(s_limit, Token), Token)).ToArray();

        Assert.Equal(7, await lanes.RunAsync("other", () => 7, Token).WaitAsync(s_limit, Token));

        Assert.DoesNotContain(blocked, task => task.IsCompleted);
        open.Set();
        Assert.All(await Task.WhenAll(blocked).WaitAsync(s_limit, Token), Assert.True);
    }

    [Fact]
    public async Task So_many_of_one_caller_run_at_once_and_so_many_wait()
    {
        var lanes = new BlockingCalls("test", threads: 8, perCaller: 2, mostWaiting: 3);
        using var open = new ManualResetEventSlim();
        using var running = new SemaphoreSlim(0);
        var most = 0;
        var now = 0;
        List<Task<bool>> calls = [];
        bool Call()
        {
            Assert.InRange(Interlocked.Increment(ref now), 1, 2);
            most = Math.Max(most, now);
            running.Release();
            var opened = open.Wait(s_limit, Token);
            Interlocked.Decrement(ref now);
            return opened;
        }

        for (var i = 0; i < 2; i++)
        {
            calls.Add(lanes.RunAsync("one", Call, Token));
            Assert.True(await running.WaitAsync(s_limit, Token));
        }

        for (var i = 0; i < 3; i++)
        {
            calls.Add(lanes.RunAsync("one", Call, Token));
        }

        Assert.Equal(3, (await Assert.ThrowsAsync<TooManyCallsException>(() => lanes.RunAsync("one", Call, Token))).Most);
        open.Set();
        Assert.All(await Task.WhenAll(calls).WaitAsync(s_limit, Token), Assert.True);
        Assert.Equal(2, most);
    }

    [Fact]
    public async Task A_failure_is_its_callers_and_what_is_broken_off_does_not_run()
    {
        var lanes = new BlockingCalls("test", threads: 1, perCaller: 1, mostWaiting: 10);
        using var broken = new CancellationTokenSource();
        using var open = new ManualResetEventSlim();
        var first = lanes.RunAsync("one", () => open.Wait(s_limit, Token), Token);
        var ran = false;
        var second = lanes.RunAsync("one", () => ran = true, broken.Token);
        await broken.CancelAsync();
        open.Set();

        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            lanes.RunAsync<int>("one", () => throw new InvalidOperationException(), Token).WaitAsync(s_limit, Token)
        );
        Assert.True(await first);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        Assert.False(ran);
    }
}
