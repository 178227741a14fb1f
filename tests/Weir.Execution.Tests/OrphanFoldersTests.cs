using Weir.Jobs;
using Weir.Linux;

namespace Weir.Execution.Tests;

public sealed class OrphanFoldersTests : IDisposable
{
    private static readonly TrackingNumber s_job = new(147);
    private readonly ExecutionScratch _scratch = new();
    private readonly HandClock _clock = new();
    private readonly OrphanFolders _orphans;

    public OrphanFoldersTests() => _orphans = new OrphanFolders(_scratch.Options.Jobs, _clock);

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void A_folder_is_moved_by_the_moment_and_its_number_with_all_in_it()
    {
        _scratch.Put("jobs/000000147/files/out", "kept");

        var path = _orphans.SetAside(s_job);

        Assert.Equal(_scratch["jobs/set-aside/20261121T120000Z/000000147"], path);
        Assert.Equal("kept", _scratch.Text("jobs/set-aside/20261121T120000Z/000000147/files/out"));
        Assert.Equal(["set-aside"], _scratch.Names("jobs"));
    }

    [Fact]
    public void Nobody_else_may_enter_where_they_are()
    {
        _scratch.Put("jobs/000000147/x", "");

        var moment = Path.GetDirectoryName(_orphans.SetAside(s_job))!;

        Assert.Equal(((UnixFileMode)0x1C0, (UnixFileMode)0x1C0), (File.GetUnixFileMode(moment), File.GetUnixFileMode(_orphans.Path)));
    }

    [Fact]
    public void The_same_number_twice_in_a_second_is_counted()
    {
        for (var again = 1; again <= 3; again++)
        {
            _scratch.Put("jobs/000000147/which", $"{again}");
            _orphans.SetAside(s_job);
        }

        Assert.Equal(["000000147", "000000147-2", "000000147-3"], _scratch.Names("jobs/set-aside/20261121T120000Z"));
        Assert.Equal("2", _scratch.Text("jobs/set-aside/20261121T120000Z/000000147-2/which"));
    }

    [Fact]
    public void A_second_later_is_another_moment()
    {
        _scratch.Put("jobs/000000147/x", "");
        _orphans.SetAside(s_job);
        _clock.Advance(TimeSpan.FromSeconds(1));
        _scratch.Put("jobs/000000147/x", "");
        _orphans.SetAside(s_job);

        Assert.Equal(["20261121T120000Z", "20261121T120001Z"], _scratch.Names("jobs/set-aside"));
    }

    [Fact]
    public void A_folder_that_is_not_there_cannot_be_moved() => Assert.Throws<LinuxException>(() => _orphans.SetAside(s_job));

    [Fact]
    public void A_link_is_moved_and_not_followed()
    {
        _scratch.Put("elsewhere/precious", "x");
        Directory.CreateSymbolicLink(_scratch["jobs/000000147"], _scratch["elsewhere"]);

        _orphans.SetAside(s_job);

        Assert.Equal("x", _scratch.Text("elsewhere/precious"));
        Assert.NotNull(new FileInfo(_scratch["jobs/set-aside/20261121T120000Z/000000147"]).LinkTarget);
    }

    [Fact]
    public void Numbers_are_those_of_folders_that_are_named_in_full()
    {
        foreach (
            var name in (string[])["000000147", "000000001", "147", "0000000147", "000000000", "x", ".removed", "J0000147", "000000147-2"]
        )
        {
            Directory.CreateDirectory(_scratch[$"jobs/{name}"]);
        }

        Assert.Equal([1, 147], _orphans.Numbers().Select(number => number.Value).Order());
    }

    [Fact]
    public void Where_there_are_none_there_are_no_numbers() => Assert.Empty(_orphans.Numbers());

    [Fact]
    public void What_was_set_aside_before_a_time_is_removed_and_what_is_none_of_it_stays()
    {
        _scratch.Put("jobs/000000147/x", "");
        _orphans.SetAside(s_job);
        var before = _clock.GetUtcNow();
        _clock.Advance(TimeSpan.FromDays(1));
        _scratch.Put("jobs/000000148/x", "");
        _orphans.SetAside(new TrackingNumber(148));
        _scratch.Put("jobs/set-aside/notes", "an administrator's");
        _scratch.Put("jobs/set-aside/20261121/x", "");
        using var jobs = FolderHandle.Open(_scratch.Options.Jobs);
        using var removal = TreeRemoval.Open(jobs, ".removed");

        _orphans.Purge(before, removal);
        Assert.Equal(["20261121", "20261121T120000Z", "20261122T120000Z", "notes"], _scratch.Names("jobs/set-aside"));

        _orphans.Purge(before.AddSeconds(1), removal);
        Assert.Equal(["20261121", "20261122T120000Z", "notes"], _scratch.Names("jobs/set-aside"));
    }

    [Fact]
    public void Where_nothing_was_set_aside_nothing_is_purged()
    {
        using var jobs = FolderHandle.Open(_scratch.Options.Jobs);
        using var removal = TreeRemoval.Open(jobs, ".removed");

        _orphans.Purge(DateTimeOffset.MaxValue, removal);

        Assert.Equal([".removed"], _scratch.Names("jobs"));
    }
}
