using System.Net.Sockets;
using Weir.Agent.Link;
using Weir.Protocol.AgentLink;
using Weir.Protocol.Client;

namespace Weir.Agent.Tests.Link;

public sealed class NoServerTests
{
    [Fact]
    public async Task A_socket_that_is_not_there_is_said_to_be_none() =>
        Assert.Equal("there is no such socket: unix:/nowhere/server.sock", await WhyNotAsync("/nowhere/server.sock"));

    [Fact]
    public async Task A_socket_nobody_listens_on_is_said_to_be_one()
    {
        var folder = Directory.CreateTempSubdirectory("weir-link").FullName;
        var path = Path.Join(folder, "server.sock");
        using (var dead = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified))
        {
            dead.Bind(new UnixDomainSocketEndPoint(path));

            Assert.Equal($"nobody listens: unix:{path}", await WhyNotAsync(path));
        }

        Directory.Delete(folder, recursive: true);
    }

    private static async Task<string> WhyNotAsync(string socket)
    {
        using var client = new LinkClient(
            new AgentOptions
            {
                Machine = "here",
                Data = "/nowhere",
                Socket = "/nowhere/weir.sock",
                Weir = "/nowhere/weir",
                Server = ServerAddress.OfSocket(socket),
            }
        );
        var failure = await Assert.ThrowsAsync<HttpRequestException>(() =>
            client.HelloAsync(new AgentHello("0", 0, 0), TestContext.Current.CancellationToken)
        );
        return client.Why(failure);
    }
}
