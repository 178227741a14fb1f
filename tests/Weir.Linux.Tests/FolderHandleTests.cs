using System.Text;

namespace Weir.Linux.Tests;

public sealed class FolderHandleTests : IDisposable
{
    private const uint Mode = 0x1A4;
    private readonly Scratch _scratch = new();
    private readonly FolderHandle _folder;

    public FolderHandleTests() => _folder = FolderHandle.Open(_scratch.Path);

    public void Dispose()
    {
        _folder.Dispose();
        _scratch.Dispose();
    }

    [Fact]
    public void A_folder_that_is_not_there_a_file_and_a_link_are_not_opened()
    {
        File.WriteAllText(_scratch["file"], "");
        Directory.CreateSymbolicLink(_scratch["link"], _scratch.Path);

        Assert.Equal(Errno.NoEntry, Assert.Throws<LinuxException>(() => FolderHandle.Open(_scratch["none"])).ErrorNumber);
        Assert.Equal(Errno.NotFolder, Assert.Throws<LinuxException>(() => FolderHandle.Open(_scratch["file"])).ErrorNumber);
        Assert.Throws<LinuxException>(() => FolderHandle.Open(_scratch["link"]));
        Assert.Throws<LinuxException>(() => FolderHandle.OpenPassage(_scratch["link"]));
    }

    [Fact]
    public void Within_it_a_folder_is_opened_one_that_is_not_there_is_none_and_a_link_is_refused()
    {
        Directory.CreateDirectory(_scratch["inner"]);
        Directory.CreateSymbolicLink(_scratch["link"], _scratch["inner"]);

        using var inner = _folder.TryOpenFolder("inner");

        Assert.NotNull(inner);
        Assert.Null(_folder.TryOpenFolder("none"));
        Assert.Throws<LinuxException>(() => _folder.TryOpenFolder("link"));
    }

    [Fact]
    public void A_folder_stays_open_under_whatever_name_it_has_by_then()
    {
        Directory.CreateDirectory(_scratch["inner"]);
        using var inner = _folder.TryOpenFolder("inner")!;
        Directory.Move(_scratch["inner"], _scratch["moved"]);

        Descriptors.Close(inner.CreateNew("file", Mode));

        Assert.True(File.Exists(_scratch["moved/file"]));
    }

    [Theory]
    [InlineData(0x1C0)]
    [InlineData(0x1C9)]
    [InlineData(0x1FF)]
    public void A_folder_is_made_with_its_mode_whatever_the_mask_is(int mode)
    {
        using var made = _folder.TryCreateFolder("made", (uint)mode);

        Assert.Equal((UnixFileMode)mode, File.GetUnixFileMode(_scratch["made"]));
        Assert.Null(_folder.TryCreateFolder("made", Mode));
    }

    [Fact]
    public void One_that_is_there_is_taken_with_a_new_mode_and_what_is_no_folder_is_not()
    {
        Directory.CreateDirectory(_scratch["there"], (UnixFileMode)0x1FF);
        File.WriteAllText(_scratch["file"], "");

        using var there = _folder.CreateFolder("there", 0x1C0);

        Assert.Equal((UnixFileMode)0x1C0, File.GetUnixFileMode(_scratch["there"]));
        Assert.Throws<LinuxException>(() => _folder.CreateFolder("file", 0x1C0));
    }

    [Fact]
    public void A_file_is_made_once()
    {
        Descriptors.Close(_folder.CreateNew("file", Mode));

        Assert.Equal(Errno.Exists, Assert.Throws<LinuxException>(() => _folder.CreateNew("file", Mode)).ErrorNumber);
        Assert.Equal(Errno.Exists, Assert.Throws<LinuxException>(() => _folder.CreateAppend("file", Mode)).ErrorNumber);
    }

    [Fact]
    public void A_link_is_neither_written_nor_read_through()
    {
        File.WriteAllText(_scratch["target"], "precious");
        File.CreateSymbolicLink(_scratch["link"], _scratch["target"]);

        Assert.Throws<LinuxException>(() => _folder.CreateNew("link", Mode));
        Assert.Throws<LinuxException>(() => _folder.OpenAppend("link", Mode));
        Assert.Throws<LinuxException>(() => _folder.OpenReadWrite("link", Mode));
        Assert.Throws<LinuxException>(() => _folder.OpenRead("link"));
        Assert.Throws<LinuxException>(() => _folder.Read("link"));
        Assert.Throws<LinuxException>(() => _folder.OpenOwn("link"));
        Assert.Equal("precious", File.ReadAllText(_scratch["target"]));
    }

    [Fact]
    public void What_is_appended_stands_behind_what_is_there()
    {
        Append("one");
        Append("two");

        Assert.Equal("onetwo", File.ReadAllText(_scratch["log"]));

        void Append(string text)
        {
            var file = _folder.OpenAppend("log", Mode);
            Descriptors.WriteAll(file, Encoding.ASCII.GetBytes(text));
            Descriptors.Close(file);
        }
    }

    [Fact]
    public void An_own_file_has_one_name_and_is_a_plain_one()
    {
        File.WriteAllText(_scratch["file"], "");
        Descriptors.Close(_folder.OpenOwn("file"));
        Assert.Equal(-1, _folder.OpenOwn("none"));

        using var link = System.Diagnostics.Process.Start("ln", [_scratch["file"], _scratch["second"]]);
        link.WaitForExit();
        using var pipe = System.Diagnostics.Process.Start("mkfifo", [_scratch["pipe"]]);
        pipe.WaitForExit();

        Assert.Equal(Errno.NotPermitted, Assert.Throws<LinuxException>(() => _folder.OpenOwn("file")).ErrorNumber);
        Assert.Equal(Errno.NotPermitted, Assert.Throws<LinuxException>(() => _folder.OpenOwn("pipe")).ErrorNumber);
    }

    [Fact]
    public void A_file_is_read_whole_or_not_at_all()
    {
        File.WriteAllText(_scratch["file"], new string('x', 10_000));

        Assert.Equal(10_000, _folder.Read("file")!.Length);
        Assert.Equal(10_000, _folder.Read("file", most: 10_000)!.Length);
        Assert.Throws<LinuxException>(() => _folder.Read("file", most: 9_999));
        Assert.Null(_folder.Read("none"));
    }

    [Fact]
    public void A_pipe_is_not_waited_for()
    {
        using var pipe = System.Diagnostics.Process.Start("mkfifo", [_scratch["pipe"]]);
        pipe.WaitForExit();

        using var opened = _folder.OpenRead("pipe");

        Assert.NotNull(opened);
    }

    [Fact]
    public void Files_and_empty_folders_are_removed_and_told_apart()
    {
        File.WriteAllText(_scratch["file"], "");
        Directory.CreateDirectory(_scratch["empty"]);
        Directory.CreateDirectory(_scratch["full/inner"]);

        Assert.True(_folder.TryRemove("file"));
        Assert.False(_folder.TryRemove("file"));
        Assert.False(_folder.TryRemove("empty"));
        Assert.True(_folder.TryRemoveFolder("empty"));
        Assert.False(_folder.TryRemoveFolder("full"));
        Assert.False(_folder.TryRemoveFolder("none"));
    }

    [Fact]
    public void Something_is_there_whatever_it_is()
    {
        File.CreateSymbolicLink(_scratch["dangling"], "/nonexistent");

        Assert.True(_folder.Has("dangling"));
        Assert.False(_folder.Has("none"));
    }

    [Fact]
    public void A_link_is_there_with_its_text_in_one_step_and_once()
    {
        File.WriteAllText(_scratch["file"], "");

        Assert.True(_folder.TryLink("link", "sealed"));
        Assert.False(_folder.TryLink("link", "other"));
        Assert.False(_folder.TryLink("file", "other"));
        Assert.Equal("sealed", _folder.ReadLink("link"));
        Assert.Null(_folder.ReadLink("file"));
        Assert.Null(_folder.ReadLink("none"));
    }

    [Fact]
    public void What_is_moved_takes_nobodys_place()
    {
        using var other = _folder.TryCreateFolder("other", 0x1C0)!;
        File.WriteAllText(_scratch["one"], "1");
        File.WriteAllText(_scratch["two"], "2");

        _folder.MoveTo(other, "one", "taken");

        Assert.Equal(Errno.Exists, Assert.Throws<LinuxException>(() => _folder.MoveTo(other, "two", "taken")).ErrorNumber);
        Assert.Equal(("1", "2"), (File.ReadAllText(_scratch["other/taken"]), File.ReadAllText(_scratch["two"])));
    }

    [Fact]
    public void A_new_name_that_must_be_free_is_not_taken_from_another()
    {
        File.WriteAllText(_scratch["one"], "1");
        File.WriteAllText(_scratch["two"], "2");

        Assert.Throws<LinuxException>(() => _folder.RenameToFree("one", "two"));
        _folder.RenameToFree("one", "three");

        Assert.Equal(("2", "1"), (File.ReadAllText(_scratch["two"]), File.ReadAllText(_scratch["three"])));
        Assert.False(File.Exists(_scratch["one"]));
    }

    [Fact]
    public void Another_new_name_replaces_what_has_it()
    {
        File.WriteAllText(_scratch["one"], "1");
        File.WriteAllText(_scratch["two"], "2");

        _folder.Rename("one", "two");

        Assert.Equal("1", File.ReadAllText(_scratch["two"]));
        Assert.Throws<LinuxException>(() => _folder.Rename("none", "two"));
    }

    [Fact]
    public void Two_files_take_each_others_names()
    {
        File.WriteAllText(_scratch["one"], "1");
        File.WriteAllText(_scratch["two"], "2");

        Assert.True(_folder.TryExchange("one", "two"));
        Assert.False(_folder.TryExchange("one", "none"));
        Assert.Equal(("2", "1"), (File.ReadAllText(_scratch["one"]), File.ReadAllText(_scratch["two"])));
    }

    [Fact]
    public void Names_are_all_that_is_there_with_folders_told_apart_and_again_after_a_rewind()
    {
        for (var i = 0; i < 2000; i++)
        {
            File.WriteAllText(_scratch[$"a-name-that-is-rather-long-so-that-one-answer-does-not-do-{i}"], "");
        }

        Directory.CreateDirectory(_scratch["folder"]);
        var names = _folder.Names();

        var first = All();
        names.Rewind();

        Assert.Equal(2001, first.Count);
        Assert.Equal(["folder"], first.Where(found => found.Value).Select(found => found.Key));
        Assert.Equal(first.Keys.Order(), All().Keys.Order());

        Dictionary<string, bool> All()
        {
            Dictionary<string, bool> found = new(StringComparer.Ordinal);
            while (names.Next() is { } some)
            {
                foreach (var (name, mayBeFolder) in some)
                {
                    found.Add(Encoding.ASCII.GetString(name), mayBeFolder);
                }
            }

            return found;
        }
    }

    [Fact]
    public void A_name_with_a_zero_byte_is_none() => Assert.Throws<ArgumentException>(() => _folder.Has("a\0b"));
}
