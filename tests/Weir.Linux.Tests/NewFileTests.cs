namespace Weir.Linux.Tests;

public sealed class NewFileTests
{
    [Fact]
    public void A_copy_is_its_owners_alone_and_nothing_is_left_beside_it()
    {
        using var scratch = new Scratch();
        File.WriteAllText(scratch["from"], "whole");

        Assert.Equal(5, NewFile.Copy(scratch["from"], scratch["to"]));

        Assert.Equal("whole", File.ReadAllText(scratch["to"]));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(scratch["to"]));
        Assert.Equal(2, Directory.GetFileSystemEntries(scratch.Path).Length);
    }

    [Fact]
    public void A_name_that_is_taken_is_not_written_over_nor_followed()
    {
        using var scratch = new Scratch();
        File.WriteAllText(scratch["from"], "whole");
        File.CreateSymbolicLink(scratch["to"], scratch["elsewhere"]);

        Assert.Equal(Errno.Exists, Assert.Throws<LinuxException>(() => NewFile.Copy(scratch["from"], scratch["to"])).ErrorNumber);

        Assert.False(File.Exists(scratch["elsewhere"]));
        Assert.Equal(2, Directory.GetFileSystemEntries(scratch.Path).Length);
    }

    [Fact]
    public void Links_of_ones_own_lead_to_the_folder()
    {
        using var scratch = new Scratch();
        Directory.CreateDirectory(scratch["real"]);
        Directory.CreateDirectory(scratch["real/deep"]);
        Directory.CreateSymbolicLink(scratch["link"], "real");
        Directory.CreateSymbolicLink(scratch["real/up"], "../link/deep");
        File.WriteAllText(scratch["from"], "x");

        NewFile.Copy(scratch["from"], scratch["link/up/to"]);

        Assert.True(File.Exists(scratch["real/deep/to"]));
    }

    [Fact]
    public void A_link_where_others_may_write_leads_nowhere()
    {
        using var scratch = new Scratch();
        Directory.CreateDirectory(scratch["real"]);
        Directory.CreateSymbolicLink(scratch["link"], "real");
        File.SetUnixFileMode(scratch.Path, File.GetUnixFileMode(scratch.Path) | UnixFileMode.OtherWrite);

        Assert.Contains(
            "the link link in it",
            Assert.Throws<LinuxException>(() => FolderPath.Open(scratch["link"])).Message,
            StringComparison.Ordinal
        );

        File.SetUnixFileMode(scratch.Path, File.GetUnixFileMode(scratch.Path) | UnixFileMode.StickyBit);
        using var folder = FolderPath.Open(scratch["link"]);
        Assert.Equal(UserAccounts.CurrentUserId, folder.Facts.Owner);
    }
}
