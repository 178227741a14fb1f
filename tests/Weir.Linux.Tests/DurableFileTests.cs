namespace Weir.Linux.Tests;

public sealed class DurableFileTests
{
    [Fact]
    public void A_file_is_replaced_whole_and_nothing_is_left_beside_it()
    {
        using var scratch = new Scratch();
        DurableFile.Write(scratch.Path, "file", "old"u8);
        DurableFile.Write(scratch.Path, "file", "new"u8);
        Assert.Equal("new", File.ReadAllText(scratch["file"]));
        Assert.Equal([scratch["file"]], Directory.GetFiles(scratch.Path));
    }

    [Fact]
    public void A_link_in_its_place_is_replaced_and_not_followed()
    {
        using var scratch = new Scratch();
        File.WriteAllText(scratch["other"], "other");
        File.CreateSymbolicLink(scratch["file"], scratch["other"]);
        DurableFile.Write(scratch.Path, "file", "mine"u8);
        Assert.Equal("other", File.ReadAllText(scratch["other"]));
        Assert.Equal("mine", File.ReadAllText(scratch["file"]));
    }

    [Fact]
    public void A_folder_that_is_a_link_is_refused()
    {
        using var scratch = new Scratch();
        Directory.CreateDirectory(scratch["real"]);
        Directory.CreateSymbolicLink(scratch["link"], scratch["real"]);
        Assert.Throws<LinuxException>(() => DurableFile.Write(scratch["link"], "file", "x"u8));
    }
}
