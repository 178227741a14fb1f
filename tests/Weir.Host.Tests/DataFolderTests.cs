using System.Globalization;
using Weir.Linux;

namespace Weir.Host.Tests;

public sealed class DataFolderTests : IDisposable
{
    private const UnixFileMode Passable = (UnixFileMode)0x1C9,
        Private = (UnixFileMode)0x180;
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void A_folder_that_is_not_there_is_made_with_its_parents_for_everybody_to_pass()
    {
        var path = _scratch["a/b/data"];

        using var data = DataFolder.Lock(path);

        Assert.Equal((Passable, Passable), (File.GetUnixFileMode(path), File.GetUnixFileMode(Path.Join(path, "jobs"))));
    }

    [Fact]
    public void A_folder_that_was_open_to_all_is_closed()
    {
        var path = _scratch.Folder("data");
        File.SetUnixFileMode(path, (UnixFileMode)0x1FF);

        using var data = DataFolder.Lock(path);

        Assert.Equal(Passable, File.GetUnixFileMode(path));
    }

    [Fact]
    public void The_lock_says_who_has_the_folder()
    {
        using var data = DataFolder.Lock(_scratch["data"]);

        Assert.Equal(Environment.ProcessId.ToString(CultureInfo.InvariantCulture), File.ReadAllText(_scratch["data/lock"]));
    }

    [Fact]
    public void A_second_host_is_refused_with_the_process_of_the_first()
    {
        using var first = DataFolder.Lock(_scratch["data"]);

        Assert.Equal(
            $"another Weir (pid {Environment.ProcessId}) has {_scratch["data"]}: stop that one, or choose another folder with --data",
            Assert.Throws<StartException>(() => DataFolder.Lock(_scratch["data"])).Message
        );
    }

    [Fact]
    public void After_the_first_has_ended_the_next_has_it()
    {
        DataFolder.Lock(_scratch["data"]).Dispose();

        DataFolder.Lock(_scratch["data"]).Dispose();
    }

    [Fact]
    public void Two_folders_do_not_disturb_each_other()
    {
        using var one = DataFolder.Lock(_scratch["one"]);
        using var two = DataFolder.Lock(_scratch["two"]);

        Assert.True(FileLock.IsHeld(_scratch["one/lock"]) && FileLock.IsHeld(_scratch["two/lock"]));
    }

    [Fact]
    public void A_file_in_its_place_is_no_folder()
    {
        var path = _scratch.File("data", "precious");

        Assert.Equal(
            $"{path} cannot hold the data (a file is in its place): choose another folder with --data",
            Assert.Throws<StartException>(() => DataFolder.Lock(path)).Message
        );
        Assert.Equal("precious", File.ReadAllText(path));
    }

    [Fact]
    public void A_folder_below_a_file_cannot_be_made()
    {
        var path = Path.Join(_scratch.File("file", ""), "data");

        Assert.StartsWith(
            $"{path} cannot hold the data (",
            Assert.Throws<StartException>(() => DataFolder.Lock(path)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_link_in_the_place_of_the_lock_is_not_followed()
    {
        var path = _scratch.Folder("data");
        var target = _scratch.File("target", "precious");
        File.CreateSymbolicLink(Path.Join(path, "lock"), target);

        Assert.Throws<StartException>(() => DataFolder.Lock(path));
        Assert.Equal("precious", File.ReadAllText(target));
    }

    [Fact]
    public void A_folder_of_another_user_is_refused()
    {
        Assert.SkipUnless(UserAccounts.CurrentUserId == 0, "only root gives folders away");
        var path = _scratch.Folder("data");
        Scratch.GiveAway(path);

        var refused = Assert.Throws<StartException>(() => DataFolder.Lock(path));

        Assert.Equal($"{path} belongs to {UserAccounts.NameOf(65534)}: choose a folder of your own with --data", refused.Message);
        Assert.False(File.Exists(Path.Join(path, "lock")));
    }

    [Fact]
    public void Backups_that_were_never_finished_are_removed_and_nothing_else()
    {
        var path = _scratch.Folder("data");
        string[] left = ["server.db.20261121.part", "agent.db.x.part2"];
        string[] kept = ["server.db", "server.db.part", "other.part", "server.db.20261121"];
        foreach (var name in left.Concat(kept))
        {
            _scratch.File($"data/{name}", "");
        }

        using var data = DataFolder.Lock(path);

        Assert.All(left, name => Assert.False(File.Exists(Path.Join(path, name))));
        Assert.All(kept, name => Assert.True(File.Exists(Path.Join(path, name))));
    }

    [Fact]
    public void A_database_is_there_and_nobody_elses_before_it_is_written()
    {
        Assert.Equal(_scratch["new.db"], DataFolder.Database(_scratch["new.db"]));
        DataFolder.Database(_scratch.File("old.db", "rows", 0x1B6));

        Assert.Equal((Private, Private), (File.GetUnixFileMode(_scratch["new.db"]), File.GetUnixFileMode(_scratch["old.db"])));
        Assert.Equal(("", "rows"), (File.ReadAllText(_scratch["new.db"]), File.ReadAllText(_scratch["old.db"])));
    }
}
