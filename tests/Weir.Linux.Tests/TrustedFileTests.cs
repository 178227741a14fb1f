using System.Text;

namespace Weir.Linux.Tests;

public sealed class TrustedFileTests
{
    [Fact]
    public void Ones_own_file_is_read()
    {
        using var scratch = new Scratch();
        File.WriteAllText(scratch["gate"], "text");
        Assert.Equal("text"u8, ProcessBytes.ReadTrusted(Encoding.UTF8.GetBytes(scratch["gate"])));
        Assert.Equal(UserAccounts.CurrentUserId, FileOwner.Read(Encoding.UTF8.GetBytes(scratch["gate"])));
    }

    [Fact]
    public void What_is_missing_a_folder_or_a_link_reads_as_nothing()
    {
        using var scratch = new Scratch();
        File.WriteAllText(scratch["gate"], "text");
        File.CreateSymbolicLink(scratch["link"], scratch["gate"]);
        Assert.Equal([], ProcessBytes.ReadTrusted(Encoding.UTF8.GetBytes(scratch["missing"])));
        Assert.Equal([], ProcessBytes.ReadTrusted(Encoding.UTF8.GetBytes(scratch.Path)));
        Assert.Equal([], ProcessBytes.ReadTrusted(Encoding.UTF8.GetBytes(scratch["link"])));
    }

    [Fact]
    public void Another_users_file_reads_as_nothing()
    {
        Assert.SkipUnless(UserAccounts.CurrentUserId == 0, "only root gives files away");
        using var scratch = new Scratch();
        using var parent = FolderHandle.Open(scratch.Path);
        using var folder = parent.TryCreateFolder("theirs", 0x1E8, (65534, 65534))!;
        Descriptors.Close(folder.CreateNew("gate", 0x1A4, (65534, 65534)));
        File.WriteAllText(scratch["theirs/gate"], "text");
        Assert.Equal(65534u, FileOwner.Read(Encoding.UTF8.GetBytes(scratch["theirs/gate"])));
        Assert.Equal([], ProcessBytes.ReadTrusted(Encoding.UTF8.GetBytes(scratch["theirs/gate"])));
    }
}
