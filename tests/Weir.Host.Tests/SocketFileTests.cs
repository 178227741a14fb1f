using System.Net.Sockets;
using Weir.Linux;

namespace Weir.Host.Tests;

public sealed class SocketFileTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void The_folder_of_a_socket_is_made_for_everybody_to_look_into()
    {
        SocketFile.Prepare(_scratch["a/b/weir.sock"]);

        Assert.Equal((UnixFileMode)0x1ED, File.GetUnixFileMode(_scratch["a/b"]));
        Assert.Empty(Directory.GetFileSystemEntries(_scratch["a/b"]));
    }

    [Fact]
    public void A_socket_that_is_left_from_a_kill_makes_room()
    {
        using (var dead = Bound(SocketType.Stream))
        {
            Assert.False(SocketFile.Answers(_scratch["weir.sock"]));
            SocketFile.Prepare(_scratch["weir.sock"]);
        }

        Assert.False(File.Exists(_scratch["weir.sock"]));
    }

    [Fact]
    public void A_socket_that_answers_stays()
    {
        using var living = Bound(SocketType.Stream);
        living.Listen();

        Assert.True(SocketFile.Answers(_scratch["weir.sock"]));
        Assert.Equal(
            $"another weir listens on {_scratch["weir.sock"]}: stop that one, or choose another socket with --socket",
            Assert.Throws<StartException>(() => SocketFile.Prepare(_scratch["weir.sock"])).Message
        );
        Assert.True(File.Exists(_scratch["weir.sock"]));
    }

    [Fact]
    public void A_socket_of_another_kind_that_somebody_has_stays_too()
    {
        using var log = Bound(SocketType.Dgram);

        Assert.Throws<StartException>(() => SocketFile.Prepare(_scratch["weir.sock"]));
        Assert.True(File.Exists(_scratch["weir.sock"]));
    }

    [Fact]
    public void A_file_that_is_no_socket_is_left_alone()
    {
        var path = _scratch.File("weir.sock", "precious");

        Assert.Equal(
            $"{path} is no socket and is left alone: choose another with --socket",
            Assert.Throws<StartException>(() => SocketFile.Prepare(path)).Message
        );
        Assert.Equal("precious", File.ReadAllText(path));
    }

    [Fact]
    public void A_link_to_a_file_is_left_alone_with_it()
    {
        File.CreateSymbolicLink(_scratch["weir.sock"], _scratch.File("target", "precious"));

        Assert.Throws<StartException>(() => SocketFile.Prepare(_scratch["weir.sock"]));
        Assert.Equal("precious", File.ReadAllText(_scratch["weir.sock"]));
    }

    [Theory]
    [InlineData("folder")]
    [InlineData("")]
    public void A_folder_is_no_socket(string name)
    {
        var path = Path.TrimEndingDirectorySeparator(_scratch.Folder(name));

        Assert.Contains("is no socket", Assert.Throws<StartException>(() => SocketFile.Prepare(path)).Message, StringComparison.Ordinal);
        Assert.True(Directory.Exists(path));
    }

    [Fact]
    public void The_root_folder_is_no_socket() => Assert.Throws<StartException>(() => SocketFile.Prepare("/"));

    [Fact]
    public void A_folder_that_cannot_be_made_is_said_with_the_reason()
    {
        var path = Path.Join(_scratch.File("file", ""), "weir.sock");

        Assert.Equal(
            $"{path} cannot be the socket (a file is in its place): choose another with --socket",
            Assert.Throws<StartException>(() => SocketFile.Prepare(path)).Message
        );
    }

    [Fact]
    public void A_socket_that_is_opened_lets_everybody_connect()
    {
        using var own = Bound(SocketType.Stream);
        File.SetUnixFileMode(_scratch["weir.sock"], (UnixFileMode)0x180);

        SocketFile.Open(_scratch["weir.sock"]);

        Assert.Equal((UnixFileMode)0x1B6, File.GetUnixFileMode(_scratch["weir.sock"]));
    }

    [Fact]
    public void What_is_not_the_hosts_own_socket_is_not_opened()
    {
        var secret = _scratch.File("secret", "x");
        File.CreateSymbolicLink(_scratch["link"], secret);

        Assert.Throws<StartException>(() => SocketFile.Open(secret));
        Assert.Throws<StartException>(() => SocketFile.Open(_scratch["link"]));
        Assert.Throws<StartException>(() => SocketFile.Open(_scratch["none"]));
        Assert.Equal((UnixFileMode)0x180, File.GetUnixFileMode(secret));
    }

    [Fact]
    public void Another_users_socket_is_not_opened()
    {
        Assert.SkipUnless(UserAccounts.CurrentUserId == 0, "only root gives files away");
        using var own = Bound(SocketType.Stream);
        File.SetUnixFileMode(_scratch["weir.sock"], (UnixFileMode)0x180);
        Scratch.GiveAway(_scratch["weir.sock"]);

        Assert.Throws<StartException>(() => SocketFile.Open(_scratch["weir.sock"]));
        Assert.Equal((UnixFileMode)0x180, File.GetUnixFileMode(_scratch["weir.sock"]));
    }

    // .NET removes the name of a socket that it closes; the kernel, after a kill, does not.
    private Socket Bound(SocketType type)
    {
        var socket = new Socket(AddressFamily.Unix, type, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(_scratch["weir.sock"]));
        return socket;
    }
}
