using System.Collections.Concurrent;
using System.IO.MemoryMappedFiles;
using Weir.Tests;

namespace Weir.JobVariables.Tests.Waiting;

public sealed class WaiterTests : IDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(20);

    private readonly ManualClock _clock = new();
    private readonly Scratch _scratch = new();
    private readonly VariableStore _store;
    private readonly VariableWaiter _waiter;
    private readonly WaitOptions _options = new() { User = Callers.Me.User };
    private readonly CancellationToken _cancel = TestContext.Current.CancellationToken;

    public WaiterTests()
    {
        _store = VariableStore.Open(_scratch["variables"], "machine", Guid.NewGuid(), _clock);
        _waiter = new VariableWaiter(_store, _clock);
        Make("X");
        Make("Y");
    }

    public void Dispose()
    {
        _waiter.Dispose();
        _scratch.Dispose();
    }

    [Fact]
    public async Task What_is_true_already_is_not_waited_for()
    {
        Set("X", "$T");

        Assert.True(await Wait("(X,1,2)='$T'"));
    }

    [Fact]
    public async Task A_write_by_another_program_ends_the_wait()
    {
        var wait = Wait("((X,1,2)='$T' OR (X,1,2)='$A')");

        Programs.Run(
            "sh",
            "-c",
            $"printf '$R' | dd of={FileOf("X")} conv=notrunc status=none; printf '$A' | dd of={FileOf("X")} conv=notrunc status=none"
        );

        Assert.True(await wait);
    }

    [Fact]
    public async Task A_condition_on_two_variables_is_true_when_the_second_is()
    {
        var wait = Wait("((X,1,1)='1' AND (Y,1,1)='1')");
        Set("X", "1");
        Set("Y", "1");

        Assert.True(await wait);
    }

    [Fact]
    public async Task A_value_that_was_there_for_a_moment_is_seen_where_it_was_written_through_Weir()
    {
        _store.Written = _waiter.Written;
        List<Task<bool>> waits = [];
        for (var value = 0; value < 100; value++)
        {
            waits.Add(Wait($"(X,1,3)='{value:D3}'"));
        }

        for (var value = 0; value < 100; value++)
        {
            Set("X", $"{value:D3}");
        }

        Assert.All(await Task.WhenAll(waits), Assert.True);
    }

    [Fact]
    public void Writing_the_same_value_again_is_an_event_and_each_write_is_told_of_once()
    {
        _store.Written = _waiter.Written;
        using BlockingCollection<VariableEvent> events = [];
        using var watch = _waiter.Watch(Condition.Parse("(X,1,1)='A'"), _options, events.Add);

        for (var round = 0; round < 50; round++)
        {
            Set("X", "A");
        }

        // Behind the notices of all that came before it.
        Programs.Run("sh", "-c", $"printf A | dd of={FileOf("X")} conv=notrunc status=none");
        for (var round = 0; round < 51; round++)
        {
            Assert.True(events.TryTake(out var told, _patience), $"event {round} did not come");
            Assert.Equal("X", told.Variable?.Name);
        }

        Set("X", "B");
        Set("X", "A");
        Assert.True(events.TryTake(out _, _patience));
        Assert.Empty(events);
    }

    [Fact]
    public void The_two_writes_of_a_record_by_another_process_are_one_event()
    {
        using BlockingCollection<VariableEvent> events = [];
        using var watch = _waiter.Watch(Condition.Parse("(X,1,1)='$'"), _options, events.Add);

        for (var round = 0; round < 20; round++)
        {
            // Not told of by the store: as if by another process.
            using var file = RecordFile.TryOpen(_store.Folder, Id("X"), null)!;
            file.Update(
                VariableEncoding.Ascii,
                record => record.WithApplication($"{round}").With(round % 2 == 0 ? MonitoringStatus.Running : MonitoringStatus.Waiting)
            );
            Assert.True(events.TryTake(out _, _patience));
        }

        using var mark = new ManualResetEventSlim();
        using var second = _waiter.Watch(Condition.Parse("(Y,1,1)='!'"), _options, _ => mark.Set());
        Set("Y", "!");
        Assert.True(mark.Wait(_patience, _cancel));
        Assert.Empty(events);
    }

    [Fact]
    public async Task Without_the_current_value_only_what_is_written_from_now_on_counts()
    {
        Set("X", "1");
        var wait = _waiter.WaitAsync(Condition.Parse("(X,1,1)='1'"), _options with { CheckCurrentValue = false }, _cancel);
        Assert.False(wait.IsCompleted);

        Set("X", "1");

        Assert.True(await wait.WaitAsync(_patience, _cancel));
    }

    [Fact]
    public async Task A_wait_ends_with_its_time()
    {
        var condition = Condition.Parse("(X,1,1)='1'");
        var span = _waiter.WaitAsync(condition, _options with { Timeout = TimeSpan.FromMinutes(20) }, _cancel);
        var moment = _waiter.WaitAsync(condition, _options with { Until = _clock.GetUtcNow().AddMinutes(30) }, _cancel);

        _clock.Advance(TimeSpan.FromMinutes(20) - TimeSpan.FromTicks(1));
        Assert.False(span.IsCompleted);
        _clock.Advance(TimeSpan.FromTicks(1));
        Assert.False(await span);
        Assert.False(moment.IsCompleted);
        _clock.Advance(TimeSpan.FromMinutes(10));
        Assert.False(await moment);
        Assert.False(_waiter.IsAwaited(Id("X")));
    }

    [Fact]
    public async Task What_was_stored_without_an_event_counts_when_the_time_is_up()
    {
        var wait = _waiter.WaitAsync(Condition.Parse("(X,1,1)='1'"), _options with { Timeout = TimeSpan.FromMinutes(20) }, _cancel);

        StoreUnseen("1");
        _clock.Advance(TimeSpan.FromMinutes(20));

        Assert.True(await wait);
        Assert.False(_waiter.IsAwaited(Id("X")));
    }

    [Fact]
    public async Task Who_acts_on_a_condition_can_ask_for_another_look()
    {
        using var told = new SemaphoreSlim(0);
        using var watch = _waiter.Watch(Condition.Parse("(X,1,1)='1'"), _options, _ => told.Release());

        StoreUnseen("1");
        await _waiter.RecheckAsync(Condition.Parse("(X,1,1)='1'"), Callers.Me.User, _cancel);

        Assert.True(await told.WaitAsync(_patience, _cancel));
    }

    [Theory]
    [InlineData("LATER")]
    [InlineData("1")]
    [InlineData("NOT")]
    public async Task A_variable_that_is_not_there_yet_can_be_waited_for(string name)
    {
        var wait = _waiter.WaitUntilThereAsync(Id(name), _cancel);
        Set("X", "1");
        Assert.False(wait.IsCompleted);

        Make(name);

        await wait.WaitAsync(_patience, _cancel);
        Assert.False(_waiter.IsAwaited(Id(name)));
    }

    [Fact]
    public async Task A_time_that_has_passed_is_refused() =>
        await Assert.ThrowsAsync<ArgumentException>(() =>
            _waiter.WaitAsync(Condition.Parse("X='1'"), _options with { Until = _clock.GetUtcNow().AddTicks(-1) }, _cancel)
        );

    [Theory]
    [InlineData("GONE='1'")]
    [InlineData("(X='1' OR $nobody-at-all.X='1')")]
    public async Task What_is_not_there_cannot_be_waited_for(string condition)
    {
        var refused = await Assert.ThrowsAsync<VariableException>(() => Wait(condition));
        Assert.Equal(VariableRefusal.NotFound, refused.Reason);
        Assert.False(_waiter.IsAwaited(Id("X")));
    }

    [Fact]
    public async Task A_variable_is_awaited_as_long_as_somebody_waits()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(_cancel);
        var one = _waiter.WaitAsync(Condition.Parse("(X,1,1)='1'"), _options, stop.Token);
        var other = Wait("(X,1,1)='2'");
        Assert.True(_waiter.IsAwaited(Id("X")));

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => one);
        Assert.True(_waiter.IsAwaited(Id("X")));
        Set("X", "2");
        Assert.True(await other);
        Assert.False(_waiter.IsAwaited(Id("X")));
    }

    [Fact]
    public async Task A_variable_that_was_removed_and_is_there_again_goes_on_counting()
    {
        var wait = Wait("(X,1,1)='1'");
        File.Delete(FileOf("X"));
        File.WriteAllText(_scratch["new"], "1".PadRight(256));
        File.Move(_scratch["new"], FileOf("X"));

        Assert.True(await wait);
    }

    [Fact]
    public void Who_guards_a_variable_is_told_each_time_that_its_file_is_lost()
    {
        using BlockingCollection<string> lost = [];
        using (_waiter.WatchLoss(Id("X"), () => lost.Add("X")))
        {
            File.Delete(FileOf("X"));
            Assert.True(lost.TryTake(out _, _patience));
            File.WriteAllText(FileOf("X"), "");
            File.Move(FileOf("X"), _scratch["away"]);
            Assert.True(lost.TryTake(out _, _patience));
            Assert.False(_waiter.IsAwaited(Id("X")));
        }

        File.Move(_scratch["away"], FileOf("X"));
        using var other = _waiter.WatchLoss(Id("Y"), () => lost.Add("Y"));
        File.Delete(FileOf("X"));
        File.Delete(FileOf("Y"));
        Assert.Equal("Y", lost.Take(_cancel));
    }

    [Fact]
    public async Task A_condition_on_the_time_becomes_true_by_time()
    {
        var soon = _clock.GetLocalNow().AddSeconds(2);
        var wait = Wait($"($SYSJV.DATE>'{soon:yyyy-MM-dd}' OR ($SYSJV.DATE='{soon:yyyy-MM-dd}' AND $SYSJV.TIME>='{soon:HHmmss}'))");

        _clock.Advance(TimeSpan.FromSeconds(1.9));
        Assert.False(wait.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(0.1));

        Assert.True(await wait);
    }

    [Fact]
    public async Task The_TSN_of_the_job_that_asks_can_be_compared()
    {
        Assert.True(Tsn.TryParse("0043", out var tsn));

        Assert.True(await _waiter.WaitAsync(Condition.Parse("$SYSJV.TSN='0043'"), _options with { Tsn = tsn }, _cancel));
    }

    [Fact]
    public async Task Programs_without_the_agent_wait_on_the_plain_files()
    {
        using var waiter = new VariableWaiter(new VariableFiles(_store.Folder), _clock);
        var wait = waiter.WaitAsync(Condition.Parse("(X,1,2)='$T'"), _options, _cancel);
        Set("X", "$T");

        Assert.True(await wait.WaitAsync(_patience, _cancel));
    }

    [Fact]
    public async Task Many_waiters_on_many_variables_are_told_of_what_they_wait_for()
    {
        const int Variables = 300,
            Waiters = 100;
        for (var number = 0; number < Variables; number++)
        {
            Make($"V{number}");
        }

        List<Task<bool>> waits = [];
        for (var number = 0; number < Waiters; number++)
        {
            var own = number;
            waits.Add(
                Wait($"({string.Join(" OR ", Enumerable.Range(0, 3).Select(part => $"(V{own + (part * Waiters)},1,4)='{own:D4}'"))})")
            );
        }

        for (var number = 0; number < Waiters; number++)
        {
            Assert.False(waits[number].IsCompleted);
            Set($"V{number + (number % 3 * Waiters)}", $"{number:D4}");
            Assert.True(await waits[number]);
        }
    }

    private Task<bool> Wait(string condition) =>
        _waiter.WaitAsync(Condition.Parse(condition), _options, _cancel).WaitAsync(_patience, _cancel);

    private void Make(string name) => _store.Create(Id(name), Callers.Me, new VariableSettings());

    private void Set(string name, string value) => _store.Set(Id(name), Callers.Me, 1, System.Text.Encoding.ASCII.GetBytes(value));

    // A store through a mapping raises no event.
    private void StoreUnseen(string value)
    {
        using var mapped = MemoryMappedFile.CreateFromFile(FileOf("X"), FileMode.Open);
        using var view = mapped.CreateViewAccessor();
        view.Write(0, (byte)value[0]);
    }

    private static VariableId Id(string name) => new(Callers.Me.User, name);

    private string FileOf(string name) => Path.Join(_store.Folder, Callers.Me.User, name);
}
