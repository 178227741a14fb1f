using Weir.Protocol.Client;

namespace Weir.Protocol.Tests;

public sealed class ServerAddressTests
{
    [Theory]
    [InlineData("unix:/run/weir/weir.sock", "/run/weir/weir.sock")]
    [InlineData("/run/weir/weir.sock", "/run/weir/weir.sock")]
    public void A_path_is_a_socket(string text, string socket)
    {
        Assert.True(ServerAddress.TryParse(text, out var address));
        Assert.Equal(socket, address.Socket);
        Assert.Equal("unix:" + socket, address.ToString());
    }

    [Theory]
    [InlineData("https://batch.example.org", "https://batch.example.org")]
    [InlineData("https://batch.example.org:8740/", "https://batch.example.org:8740")]
    [InlineData("http://127.0.0.1:8740", "http://127.0.0.1:8740")]
    [InlineData("http://localhost:1", "http://localhost:1")]
    [InlineData("http://[::1]:8740", "http://[::1]:8740")]
    public void A_host_is_tcp(string text, string shown)
    {
        Assert.True(ServerAddress.TryParse(text, out var address));
        Assert.Null(address.Socket);
        Assert.Equal(shown, address.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("unix:")]
    [InlineData("unix:relative.sock")]
    [InlineData("batch.example.org")]
    [InlineData("http://batch.example.org")]
    [InlineData("ftp://127.0.0.1/")]
    [InlineData("https://batch.example.org/?q=1")]
    public void Anything_else_is_none(string? text) => Assert.False(ServerAddress.TryParse(text, out _));

    [Fact]
    public void A_socket_path_is_as_long_as_the_kernel_takes_and_no_longer()
    {
        Assert.True(ServerAddress.TryParse("/" + new string('a', ServerAddress.MaximumSocketPath - 1), out _));
        Assert.False(ServerAddress.TryParse("/" + new string('a', ServerAddress.MaximumSocketPath), out _));
        Assert.False(ServerAddress.TryParse("/" + new string('ä', (ServerAddress.MaximumSocketPath / 2) + 1), out _));
    }
}
