using System.Net.Sockets;

namespace Weir.Linux.Tests;

public sealed class FileStatusTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void Kinds_are_told_apart()
    {
        File.WriteAllText(_scratch["file"], "12345");
        File.SetUnixFileMode(_scratch["file"], (UnixFileMode)0x9A4);
        File.CreateSymbolicLink(_scratch["link"], _scratch["file"]);
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(_scratch["socket"]));
        using var folder = FolderHandle.Open(_scratch.Path);

        Assert.Equal((true, false, false, false), Kinds("file"));
        Assert.Equal((false, true, false, false), Kinds("link"));
        Assert.Equal((false, false, true, false), Kinds("."));
        Assert.Equal((false, false, false, true), Kinds("socket"));
        Assert.Null(FileStatus.Read(folder, "none"));
        Assert.Equal((5L, 1u, 0x9A4u), (Of("file").Size, Of("file").Links, Of("file").Permissions));
        Assert.Equal(UserAccounts.CurrentUserId, Of("file").UserId);

        FileStatus Of(string name) => FileStatus.Read(folder, name)!.Value;

        (bool, bool, bool, bool) Kinds(string name) => (Of(name).IsRegular, Of(name).IsLink, Of(name).IsFolder, Of(name).IsSocket);
    }

    [Fact]
    public void A_path_is_followed_to_where_it_leads()
    {
        File.WriteAllText(_scratch["file"], "");
        File.CreateSymbolicLink(_scratch["link"], _scratch["file"]);
        File.CreateSymbolicLink(_scratch["dangling"], _scratch["none"]);

        Assert.True(FileStatus.At(_scratch["link"])!.Value.IsSameFile(FileStatus.At(_scratch["file"])!.Value));
        Assert.Null(FileStatus.At(_scratch["dangling"]));
        Assert.Null(FileStatus.At(_scratch["file/below"]));
    }

    [Fact]
    public void A_file_system_has_room_and_less_free_than_in_all()
    {
        var space = FreeSpace.Read(_scratch.Path);

        Assert.InRange(space.Free, 0, space.Whole);
        Assert.True(space.Whole > 0);
        Assert.Throws<LinuxException>(() => FreeSpace.Read(_scratch["none"]));
    }
}
