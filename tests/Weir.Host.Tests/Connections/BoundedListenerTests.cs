using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Logging.Abstractions;
using Weir.Host.Connections;
using Weir.Jobs;
using Weir.Linux;
using Weir.Web.Connections;

namespace Weir.Host.Tests.Connections;

public sealed class BoundedListenerTests : IDisposable
{
    private readonly Scratch _scratch = new();
    private readonly List<IDisposable> _open = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _open.ForEach(one => one.Dispose());
        _scratch.Dispose();
    }

    [Fact]
    public async Task A_connection_is_handed_on_with_its_place()
    {
        var slots = new ConnectionSlots(Quotas.Default, 10);
        await using var listener = await BindAsync(Local(), slots);

        using var caller = await ConnectAsync(Local());
        await using var connection = (await listener.AcceptAsync(Cancellation))!;

        Assert.Equal(1, slots.Open);
        var slot = connection.Features.Get<ConnectionSlot>();
        Assert.NotNull(slot);
        slot.Dispose();
        Assert.Equal(0, slots.Open);
    }

    [Fact]
    public async Task What_is_sent_comes_through_in_both_ways()
    {
        await using var listener = await BindAsync(Local(), new ConnectionSlots(Quotas.Default, 10));
        using var caller = await ConnectAsync(Local());
        await using var connection = (await listener.AcceptAsync(Cancellation))!;

        await caller.SendAsync("ask"u8.ToArray(), Cancellation);
        var read = await connection.Transport.Input.ReadAsync(Cancellation);
        Assert.Equal("ask", Encoding.ASCII.GetString(read.Buffer.FirstSpan));
        connection.Transport.Input.AdvanceTo(read.Buffer.End);

        await connection.Transport.Output.WriteAsync("answer"u8.ToArray(), Cancellation);
        var buffer = new byte[16];
        Assert.Equal("answer", Encoding.ASCII.GetString(buffer, 0, await caller.ReceiveAsync(buffer, Cancellation)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_finds_no_place_hears_so_and_is_closed(bool isLocal)
    {
        // Root, and the host's own user, have the last two places: of three they have all, and by TCP nobody is known to be root.
        var slots = new ConnectionSlots(Quotas.Default, isLocal ? 1 : 3);
        await using var listener = await BindAsync(isLocal ? Local() : Loopback(), slots);
        using var first = await ConnectAsync(listener.EndPoint);
        using var second = await ConnectAsync(listener.EndPoint);

        var answer = await ReadToEndAsync(second);

        Assert.StartsWith("HTTP/1.1 503 Busy\r\n", answer, StringComparison.Ordinal);
        Assert.Contains("\"detail\":", answer, StringComparison.Ordinal);
        Assert.Equal(1, slots.Open);
    }

    [Fact]
    public async Task A_place_that_was_left_is_somebody_elses()
    {
        var slots = new ConnectionSlots(Quotas.Default, 1);
        await using var listener = await BindAsync(Local(), slots);
        using var first = await ConnectAsync(Local());
        await using (var connection = (await listener.AcceptAsync(Cancellation))!)
        {
            connection.Features.Get<ConnectionSlot>()!.Dispose();
        }

        using var second = await ConnectAsync(Local());

        Assert.NotNull(await listener.AcceptAsync(Cancellation));
    }

    [Fact]
    public async Task Where_no_descriptor_is_left_for_it_that_is_said()
    {
        var slots = new ConnectionSlots(Quotas.Default, 10);
        // Every descriptor is beyond this.
        await using var listener = await BindAsync(Local(), slots, new DescriptorBudget(1));

        using var caller = await ConnectAsync(Local());

        Assert.Contains(
            "this host may open 1 files and has none left for connections",
            await ReadToEndAsync(caller),
            StringComparison.Ordinal
        );
        Assert.Equal(0, slots.Open);
    }

    [Fact]
    public async Task Over_TCP_who_sits_on_this_machine_is_known_by_the_kernel_and_is_not_root()
    {
        var slots = new ConnectionSlots(Quotas.Default, 10);
        await using var listener = await BindAsync(Loopback(), slots);

        using var caller = await ConnectAsync(listener.EndPoint);
        Assert.NotNull(await listener.AcceptAsync(Cancellation));

        Assert.Equal($"uid {UserAccounts.CurrentUserId} over TCP", slots.Uses()[0].User);
    }

    [Fact]
    public async Task Ids_that_a_user_may_take_are_that_users()
    {
        var slots = new ConnectionSlots(Quotas.Default, 10);
        var own = UserAccounts.CurrentUserId;
        await using var listener = await BindAsync(Local(), slots, subordinates: $"anna:{own}:1\n");

        using var caller = await ConnectAsync(Local());
        Assert.NotNull(await listener.AcceptAsync(Cancellation));

        Assert.Equal("subordinate ids of anna", slots.Uses()[0].User);
    }

    [Fact]
    public async Task A_place_that_is_taken_is_said_to_be()
    {
        await using var first = await BindAsync(Local(), new ConnectionSlots(Quotas.Default, 10));

        await Assert.ThrowsAsync<AddressInUseException>(() => BindAsync(Local(), new ConnectionSlots(Quotas.Default, 10)));
    }

    [Fact]
    public async Task After_it_is_unbound_nobody_comes_any_more()
    {
        var listener = await BindAsync(Local(), new ConnectionSlots(Quotas.Default, 10));
        var waiting = listener.AcceptAsync(Cancellation).AsTask();

        await listener.UnbindAsync(Cancellation);

        Assert.Null(await waiting);
        await Assert.ThrowsAnyAsync<SocketException>(() => ConnectAsync(Local()));
        await listener.DisposeAsync();
    }

    [Fact]
    public void It_binds_what_has_an_address_or_a_path_and_nothing_else()
    {
        var transport = Transport(new ConnectionSlots(Quotas.Default, 10), new DescriptorBudget(4096), "");

        Assert.True(transport.CanBind(Local()));
        Assert.True(transport.CanBind(Loopback()));
        Assert.False(transport.CanBind(new DnsEndPoint("localhost", 1)));
    }

    private UnixDomainSocketEndPoint Local() => new(_scratch["weir.sock"]);

    private static IPEndPoint Loopback() => new(IPAddress.Loopback, 0);

    private async Task<IConnectionListener> BindAsync(
        EndPoint at,
        ConnectionSlots slots,
        DescriptorBudget? files = null,
        string subordinates = ""
    ) => await Transport(slots, files ?? new DescriptorBudget(1 << 20), subordinates).BindAsync(at, Cancellation);

    private BoundedTransport Transport(ConnectionSlots slots, DescriptorBudget files, string subordinates)
    {
        var clock = new HandClock();
        var admission = new ConnectionAdmission(
            slots,
            files,
            new MachineUsers(clock),
            new SubordinateUsers(_scratch.File("subuid", subordinates), clock)
        );
        _open.Add(admission);
        return new BoundedTransport(admission, NullLoggerFactory.Instance);
    }

    private static async Task<Socket> ConnectAsync(EndPoint to)
    {
        var socket = new Socket(to.AddressFamily, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(to, Cancellation);
        return socket;
    }

    private static async Task<string> ReadToEndAsync(Socket socket)
    {
        await using var stream = new NetworkStream(socket);
        using var text = new StreamReader(stream);
        return await text.ReadToEndAsync(Cancellation);
    }
}
