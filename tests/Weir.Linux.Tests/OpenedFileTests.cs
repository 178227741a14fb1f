namespace Weir.Linux.Tests;

public sealed class OpenedFileTests
{
    [Fact]
    public void A_file_is_replaced_with_its_mode_and_nothing_is_left_beside_it()
    {
        using var scratch = new Scratch();
        File.WriteAllText(scratch["file"], "old");
        File.SetUnixFileMode(scratch["file"], UnixFileMode.UserRead | UnixFileMode.GroupRead);
        using var folder = FolderHandle.Open(scratch.Path);
        using var file = OpenedFile.Open(folder, "file")!;

        Assert.Equal("old"u8, file.Read(10));
        Assert.True(file.TryReplace("new"u8));

        Assert.Equal("new", File.ReadAllText(scratch["file"]));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.GroupRead, File.GetUnixFileMode(scratch["file"]));
        Assert.Single(Directory.GetFileSystemEntries(scratch.Path));
    }

    [Fact]
    public void Where_the_name_stands_for_another_file_meanwhile_that_one_stays()
    {
        using var scratch = new Scratch();
        File.WriteAllText(scratch["file"], "old");
        File.WriteAllText(scratch["other"], "other");
        using var folder = FolderHandle.Open(scratch.Path);
        using var file = OpenedFile.Open(folder, "file")!;
        File.Move(scratch["other"], scratch["file"], overwrite: true);

        Assert.False(file.TryReplace("new"u8));

        Assert.Equal("other", File.ReadAllText(scratch["file"]));
        Assert.Single(Directory.GetFileSystemEntries(scratch.Path));
    }

    [Fact]
    public void A_second_name_that_came_meanwhile_keeps_it_from_being_replaced()
    {
        using var scratch = new Scratch();
        File.WriteAllText(scratch["file"], "old");
        using var folder = FolderHandle.Open(scratch.Path);
        using var file = OpenedFile.Open(folder, "file")!;
        Assert.Equal(0, Spawned.End(Spawned.Shell($"ln {scratch["file"]} {scratch["second"]}")).ExitCode);

        Assert.False(file.TryReplace("new"u8));

        Assert.Equal("old", File.ReadAllText(scratch["file"]));
    }

    [Fact]
    public void Its_head_is_read_without_the_rest_and_a_link_is_not_opened()
    {
        using var scratch = new Scratch();
        File.WriteAllText(scratch["file"], new string('x', 100_000));
        File.CreateSymbolicLink(scratch["link"], scratch["file"]);
        using var folder = FolderHandle.Open(scratch.Path);
        using var file = OpenedFile.Open(folder, "file")!;

        Assert.Equal(1000, file.ReadHead(1000).Length);
        Assert.True(FileStatus.Read(folder, "link")!.Value.IsLink);
        Assert.Null(FileStatus.Read(folder, "none"));
        Assert.Throws<LinuxException>(() => OpenedFile.Open(folder, "link"));
    }
}
