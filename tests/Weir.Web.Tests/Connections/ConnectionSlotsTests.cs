using System.Net;
using Weir.Jobs;
using Weir.Web.Connections;

namespace Weir.Web.Tests.Connections;

public sealed class ConnectionSlotsTests
{
    private static readonly ConnectionHolder s_attacker = ConnectionHolder.OfUser(1001, own: 0),
        s_other = ConnectionHolder.OfUser(1002, own: 0),
        s_root = ConnectionHolder.OfUser(0, own: 0);

    [Fact]
    public void A_holder_has_so_many_and_the_refusal_names_the_setting()
    {
        var shares = new ConnectionSlots(Quotas.Default with { Connections = 3 }, most: 1000);
        var mine = Fill(shares, s_attacker, out var refusal);

        Assert.Equal(3, mine.Count);
        Assert.Equal(
            "uid 1001 has 3 connections, the most that is allowed (--quota connections=3): close some, or try again when some are closed",
            refusal
        );
        Assert.NotNull(shares.TryEnter(s_other, out _));
        mine[0].Dispose();
        Assert.NotNull(shares.TryEnter(s_attacker, out _));
    }

    [Fact]
    public void Whoever_comes_first_leaves_as_much_to_the_next_and_the_last_places_are_roots()
    {
        var shares = new ConnectionSlots(Quotas.Default with { Connections = 100_000 }, most: 160);

        var counts = Enumerable.Range(1, 40).Select(user => Fill(shares, ConnectionHolder.OfUser((uint)user, 0), out _).Count).ToList();

        Assert.Equal(75, counts[0]);
        Assert.All(counts.Zip(counts.Skip(1)), pair => Assert.True(pair.First >= pair.Second));
        Assert.Equal(150, shares.Open);
        Assert.Equal(10, Fill(shares, s_root, out var refusal).Count);
        Assert.Contains("limit of open files", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void What_waits_counts_apart_and_comes_back()
    {
        var shares = new ConnectionSlots(Quotas.Default with { Connections = 1, Waiting = 1 }, most: 1000);
        using var first = shares.TryEnter(s_attacker, out _)!;
        Assert.Null(first.TryWait());
        using var second = shares.TryEnter(s_attacker, out _)!;

        Assert.Equal(
            "uid 1001 has 1 connections that wait, the most that is allowed (--quota waiting=1): end some of what waits, such as weir run, weir jv wait, or logs that are followed",
            second.TryWait()
        );
        second.Dispose();
        first.Resume();
        Assert.Null(shares.TryEnter(s_attacker, out _));
        first.Dispose();
        first.Dispose();
        Assert.Equal(0, shares.Open);
        Assert.Empty(shares.Uses());
    }

    [Fact]
    public void Who_shows_whose_a_connection_is_takes_it_over_from_the_address()
    {
        var shares = new ConnectionSlots(Quotas.Default with { Connections = 2 }, most: 1000);
        var proxy = ConnectionHolder.OfAddress(IPAddress.Loopback);
        var agent = new ConnectionHolder("the agent on m1", IsPrivileged: false);
        Fill(shares, proxy, out _)[0].Belongs(agent);

        Assert.Equal(
            [("127.0.0.1", 1L), ("the agent on m1", 1L)],
            shares.Uses().Where(use => use.Used > 0).Select(use => (use.User, use.Used)).Order()
        );
        Assert.NotNull(shares.TryEnter(proxy, out _));
    }

    [Fact]
    public void All_addresses_of_a_network_are_one_holder_with_version_six()
    {
        Assert.Equal(
            ConnectionHolder.OfAddress(IPAddress.Parse("2001:db8::1")),
            ConnectionHolder.OfAddress(IPAddress.Parse("2001:db8::ffff:2"))
        );
        Assert.Equal("10.0.0.1", ConnectionHolder.OfAddress(IPAddress.Parse("::ffff:10.0.0.1")).Name);
    }

    private static List<ConnectionSlot> Fill(ConnectionSlots shares, ConnectionHolder holder, out string? refusal)
    {
        List<ConnectionSlot> taken = [];
        while (shares.TryEnter(holder, out refusal) is { } share)
        {
            taken.Add(share);
        }

        return taken;
    }
}
