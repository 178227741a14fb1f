using System.Diagnostics;
using Weir.Linux;
using Weir.Ways.Watch;

namespace Weir.Ways.Tests.Watch;

public sealed class ProcessFeedTests : IDisposable
{
    private const int NoProcess = 4_100_000;

    private readonly ScriptedEvents _events = new();
    private readonly Queue<WatchNews> _news = new();

    // Everything is in it: this process too.
    private readonly WatchScope _all = new([WatchedSubsystem.TryParse("/", out var all) ? all : throw new InvalidOperationException()]);

    [Fact]
    public async Task It_begins_with_all_that_is_there()
    {
        using ProcessFeed feed = new(_events, _all);

        var there = (await Until(feed, WatchNewsKind.Scanned)).There!;

        Assert.Contains(there, sight => sight.ProcessId == Environment.ProcessId);
        Assert.Equal(there.OrderBy(sight => sight.StartTicks), there);
    }

    [Fact]
    public async Task What_a_process_became_is_read_at_once()
    {
        using ProcessFeed feed = new(_events, _all);
        await Until(feed, WatchNewsKind.Scanned);

        _events.Tell(ProcessEventKind.Executed, Environment.ProcessId);

        var seen = (await Until(feed, WatchNewsKind.Executed)).Sight!;
        Assert.NotEmpty(seen.Arguments);
        Assert.Equal(UserAccounts.CurrentUserId, seen.User);
    }

    [Fact]
    public async Task J92_one_that_is_gone_by_then_is_told_with_its_end()
    {
        using ProcessFeed feed = new(_events, _all);
        await Until(feed, WatchNewsKind.Scanned);

        _events.Tell(ProcessEventKind.Forked, NoProcess, parent: Environment.ProcessId);
        _events.Tell(ProcessEventKind.Executed, NoProcess);
        _events.Tell(ProcessEventKind.Exited, NoProcess, value: 7 << 8);

        Assert.Equal(NoProcess, (await Until(feed, WatchNewsKind.Gone)).ProcessId);
        Assert.Equal(7 << 8, (await Until(feed, WatchNewsKind.Exited)).Value);
    }

    [Fact]
    public async Task J92_one_that_is_gone_is_told_of_though_nobody_has_heard_of_who_made_it()
    {
        using ProcessFeed feed = new(_events, _all);
        await Until(feed, WatchNewsKind.Scanned);
        using var maker = Process.Start(new ProcessStartInfo("cat") { RedirectStandardInput = true })!;

        _events.Tell(ProcessEventKind.Forked, NoProcess, parent: maker.Id);
        _events.Tell(ProcessEventKind.Executed, NoProcess);
        _events.Tell(ProcessEventKind.Exited, NoProcess, value: 7 << 8);

        Assert.Equal(maker.Id, (await Until(feed, WatchNewsKind.Found)).ProcessId);
        Assert.Equal(maker.Id, (await Until(feed, WatchNewsKind.Forked)).ParentId);
        Assert.Equal(NoProcess, (await Until(feed, WatchNewsKind.Gone)).ProcessId);
        Assert.Equal(7 << 8, (await Until(feed, WatchNewsKind.Exited)).Value);
        maker.StandardInput.Close();
        await maker.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Events_that_did_not_arrive_are_counted_and_told()
    {
        using ProcessFeed feed = new(_events, _all);
        _events.Tell(ProcessEventKind.Other, 1);
        _events.Lose(41);
        _events.Tell(ProcessEventKind.Other, 1);

        Assert.Equal(41, (await Until(feed, WatchNewsKind.Lost)).Value);
        Assert.Equal(41, feed.Lost);
    }

    [Fact]
    public async Task That_the_kernel_had_no_room_is_told_before_anybody_knows_how_many_are_lost()
    {
        using ProcessFeed feed = new(_events, _all);

        _events.Overrun();

        Assert.Equal(0, (await Until(feed, WatchNewsKind.Lost)).Value);
    }

    [Fact]
    public async Task Who_follows_it_hears_that_the_kernel_tells_nothing_any_more()
    {
        using ProcessFeed feed = new(_events, _all);
        _events.Break();

        await Assert.ThrowsAnyAsync<Exception>(() => Until(feed, WatchNewsKind.Forked));
    }

    [Fact]
    public async Task A_canary_that_nobody_tells_of_is_missed()
    {
        using ProcessFeed feed = new(_events, _all);

        Assert.False(await feed.TestAsync(TimeSpan.FromMilliseconds(50), TimeProvider.System, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_canary_is_seen_by_the_kernels_own_events()
    {
        Assert.SkipUnless(UserAccounts.CurrentUserId == 0, "the process connector is root's");
        using ProcessFeed feed = new(ProcessConnector.Open(), WatchScope.Nothing);

        Assert.True(await feed.TestAsync(TimeSpan.FromSeconds(30), TimeProvider.System, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Where_the_kernel_refuses_all_processes_are_looked_at_instead_and_that_is_said()
    {
        WatchFeeds feeds = new(() => throw new LinuxException(Errno.NotPermitted, "the kernel refuses"), TimeProvider.System);

        var (feed, trouble) = feeds.Open(_all);

        using (feed)
        {
            Assert.False(feed.TellsEnds);
            Assert.Contains("the kernel refuses", trouble, StringComparison.Ordinal);
            var there = (await Until(feed, WatchNewsKind.Scanned)).There!;
            Assert.Contains(there, sight => sight.ProcessId == Environment.ProcessId);
        }
    }

    public void Dispose() => _events.Dispose();

    private async Task<WatchNews> Until(IWatchFeed feed, WatchNewsKind kind)
    {
        using var bounded = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            while (_news.TryDequeue(out var one))
            {
                if (one.Kind == kind)
                {
                    return one;
                }
            }

            foreach (var one in await feed.ReadAsync(bounded.Token))
            {
                _news.Enqueue(one);
            }
        }
    }
}
