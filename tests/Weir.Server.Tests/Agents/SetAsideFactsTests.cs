using System.Text;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Protocol.AgentLink;
using Weir.Protocol.Jobs;
using Weir.Server.Operations;
using Weir.Server.Queries;
using Weir.Stores;

namespace Weir.Server.Tests.Agents;

/// <summary>A fact that cannot be taken costs its agent that fact, and is kept.</summary>
public sealed class SetAsideFactsTests
{
    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Its_agent_goes_on_and_operators_see_it()
    {
        await using var house = await ServerHouse.OpenAsync();

        var taken = await house.Server.Links.TakeAsync(
            "m2",
            Bytes("""{"facts":[{"sequence":1,"fact":{"kind":"jobEnded","at":"2026-11-21T12:00:00Z"}},null]}"""),
            Cancellation
        );

        Assert.Equal(2, taken.Sequence);
        Assert.Equal(
            2,
            (await house.Server.ListAgentsAsync(ServerHouse.Root, Cancellation)).Items.Single(agent => agent.Machine == "m2").SetAside
        );
        Assert.Equal(
            2,
            (await house.Server.ListMessagesAsync(ServerHouse.Root, null, 10, Cancellation)).Items.Count(message =>
                message.Code == "fact-set-aside"
            )
        );
        Assert.Equal(["m2", "m2"], (await house.Store.ListSetAsideAsync(10, Cancellation)).Select(fact => fact.Machine));
    }

    [Fact]
    public async Task It_is_tried_again_when_the_server_starts_and_taken_where_that_is_possible()
    {
        await using var house = await ServerHouse.OpenAsync();
        var number = (await house.Server.Links.LeaseAsync("m2", Cancellation)).First;
        await house.Server.Links.TakeAsync(
            "m2",
            Bytes(
                $$"""{"facts":[{"sequence":1,"fact":{"kind":"jobSubmitted","at":"2026-11-21T12:00:00Z","number":{{number}},"name":"LATER","user":"anna","trackType":"Track","way":"Submit","mode":"Stored","priority":0} }]}"""
            ),
            Cancellation
        );
        // As a later version would read it.
        await house.Store.CommitAsync(
            new()
            {
                Epoch = 1,
                SetAside =
                [
                    .. (await house.Store.ListSetAsideAsync(1, Cancellation)).Select(fact =>
                        fact with
                        {
                            Body = fact.Body.Replace("\"priority\":0", "\"priority\":3", StringComparison.Ordinal),
                        }
                    ),
                ],
            },
            Cancellation
        );

        await using var again = await house.ReopenAsync();

        Assert.Equal("LATER", (await again.JobAsync(new TrackingNumber(number))).Name.Text);
        Assert.Empty(await again.Store.ListSetAsideAsync(10, Cancellation));
    }

    [Fact]
    public async Task It_is_forgotten_with_what_is_as_old()
    {
        await using var house = await ServerHouse.OpenAsync();
        await house.Server.Links.TakeAsync("m2", Bytes("""{"facts":[null]}"""), Cancellation);

        await house.Server.PurgeAsync(ServerHouse.Root, 0, Cancellation);

        Assert.Empty(await house.Store.ListSetAsideAsync(10, Cancellation));
        Assert.Equal(
            0,
            (await house.Server.ListAgentsAsync(ServerHouse.Root, Cancellation)).Items.Single(agent => agent.Machine == "m2").SetAside
        );
    }

    [Fact]
    public async Task Poison_of_one_agent_neither_reloads_the_day_nor_fails_what_others_ask()
    {
        await using var house = await ServerHouse.OpenAsync();
        var loads = house.Store.Loads;
        var poison = Task.Run(
            async () =>
            {
                for (var i = 0; i < 300; i++)
                {
                    await house.Server.Links.TakeAsync(
                        "m2",
                        Bytes(
                            """{"facts":[{"sequence":1,"fact":{"kind":"jobSubmitted","at":"2026-11-21T12:00:00Z","number":1}},null,null]}"""
                        ),
                        Cancellation
                    );
                    await house.Server.Links.TakeAsync(
                        "m2",
                        [new SequencedFact(i, new JobLost(DateTimeOffset.UtcNow, default, false, null!))],
                        Cancellation
                    );
                }
            },
            Cancellation
        );
        for (var i = 0; i < 300; i++)
        {
            var number = await house.NumberAsync();
            await house.SayAsync(ServerHouse.Submitted(number, "anna", "NIGHTLY"));
            await house.Server.CancelAsync(ServerHouse.Anna, number, new JobAction(), Cancellation);
        }

        await poison;
        Assert.Equal(loads, house.Store.Loads);
        Assert.True(house.Server.IsReady);
    }

    [Fact]
    public async Task What_the_store_does_not_take_fails_alone()
    {
        await using var house = await ServerHouse.OpenAsync();
        var (guilty, other) = (await house.NumberAsync(), await house.NumberAsync());
        house.Store.RefuseWhere(batch => batch.Jobs.Any(job => job.Number == guilty), StoreFailure.Conflict);

        var taken = await house.SayAsync(ServerHouse.Submitted(guilty, "anna", "GUILTY"), ServerHouse.Submitted(other, "anna", "OTHER"));

        Assert.Equal(3, taken.Sequence);
        Assert.Equal("OTHER", (await house.JobAsync(other)).Name.Text);
        Assert.Equal("undecided", Assert.Single(await house.Store.ListSetAsideAsync(10, Cancellation)).Code);
        Assert.True(house.Server.IsReady);
    }

    [Fact]
    public async Task A_server_brought_back_by_a_copy_of_its_files_refuses_agents_that_know_a_newer_one_and_says_so_once()
    {
        await using var house = await ServerHouse.OpenAsync();
        var hello = new AgentHello("0", 0, 0, Epoch: 99);

        var refused = await Assert.ThrowsAsync<RefusedException>(() => house.Server.Links.HelloAsync("m2", hello, Cancellation));
        await Assert.ThrowsAsync<RefusedException>(() => house.Server.Links.HelloAsync("m2", hello, Cancellation));
        await house.Server.Links.TakeAsync("m1", [], Cancellation);

        Assert.Contains("weir restore", refused.Message, StringComparison.Ordinal);
        Assert.Single(
            (await house.Server.ListMessagesAsync(ServerHouse.Root, null, 10, Cancellation)).Items,
            message => message.Code == "agent-refused"
        );
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
