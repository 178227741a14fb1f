using System.IO.MemoryMappedFiles;

namespace Weir.JobVariables.Tests.Waiting;

public sealed class BlockingWaitTests : IDisposable
{
    private readonly Scratch _scratch = new();
    private readonly VariableStore _store;
    private readonly VariableFiles _files;
    private readonly BlockingWait _wait;
    private readonly VariableId _id = new(Callers.Me.User, "X");
    private readonly WaitOptions _options = new() { User = Callers.Me.User, Timeout = TimeSpan.FromSeconds(20) };

    public BlockingWaitTests()
    {
        _store = VariableStore.Open(_scratch["variables"], "machine", Guid.NewGuid(), TimeProvider.System);
        _files = new VariableFiles(_store.Folder);
        _wait = new BlockingWait(_files, TimeProvider.System);
        _store.Create(_id, Callers.Me, new VariableSettings());
    }

    public void Dispose()
    {
        _wait.Dispose();
        _files.Dispose();
        _store.Dispose();
        _scratch.Dispose();
    }

    [Fact]
    public void What_is_true_already_is_not_waited_for()
    {
        Set("$T");

        Assert.True(Wait("(X,1,2)='$T'"));
    }

    [Fact]
    public async Task A_write_ends_the_wait()
    {
        var wait = Task.Run(() => Wait("((X,1,2)='$T' OR (X,1,2)='$A')"), TestContext.Current.CancellationToken);
        Set("$R");
        Set("$A");

        Assert.True(await wait);
    }

    [Fact]
    public void A_wait_ends_with_its_time() =>
        Assert.False(_wait.For(Condition.Parse("(X,1,1)='1'"), _options with { Timeout = TimeSpan.FromMilliseconds(20) }));

    [Fact]
    public void A_condition_on_the_time_becomes_true_by_time()
    {
        var soon = TimeProvider.System.GetLocalNow().AddSeconds(1);

        Assert.True(Wait($"($SYSJV.DATE>'{soon:yyyy-MM-dd}' OR ($SYSJV.DATE='{soon:yyyy-MM-dd}' AND $SYSJV.TIME>='{soon:HHmmss}'))"));
    }

    [Theory]
    [InlineData("GONE='1'")]
    [InlineData("$nobody-at-all.X='1'")]
    public void What_is_not_there_cannot_be_waited_for(string condition) =>
        Assert.Equal(VariableRefusal.NotFound, Assert.Throws<VariableException>(() => Wait(condition)).Reason);

    [Fact]
    public void A_time_that_has_passed_is_refused() =>
        Assert.Throws<ArgumentException>(() => _wait.For(Condition.Parse("X='1'"), _options with { Until = DateTimeOffset.UnixEpoch }));

    [Fact]
    public async Task What_was_stored_without_an_event_counts_when_the_time_is_up()
    {
        var wait = Task.Run(
            () => _wait.For(Condition.Parse("(X,1,1)='1'"), _options with { Timeout = TimeSpan.FromMilliseconds(500) }),
            TestContext.Current.CancellationToken
        );

        using (var mapped = MemoryMappedFile.CreateFromFile(Path.Join(_store.Folder, _id.User, _id.Name), FileMode.Open))
        using (var view = mapped.CreateViewAccessor())
        {
            view.Write(0, (byte)'1');
        }

        Assert.True(await wait);
    }

    private bool Wait(string condition) => _wait.For(Condition.Parse(condition), _options);

    private void Set(string value) => _store.Set(_id, Callers.Me, 1, System.Text.Encoding.ASCII.GetBytes(value));
}
