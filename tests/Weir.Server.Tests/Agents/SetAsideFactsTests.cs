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
        await using var fixture = await ServerFixture.OpenAsync();

        var taken = await fixture.Server.Links.AcceptFactsAsync(
            "m2",
            Bytes("""{"facts":[{"sequence":1,"fact":{"kind":"jobEnded","at":"2026-11-21T12:00:00Z"}},null]}"""),
            Cancellation
        );

        Assert.Equal(2, taken.Sequence);
        Assert.Equal(
            2,
            (await fixture.Server.ListAgentsAsync(ServerFixture.Root, Cancellation)).Items.Single(agent => agent.Machine == "m2").SetAside
        );
        Assert.Equal(
            2,
            (await fixture.Server.ListMessagesAsync(ServerFixture.Root, null, 10, Cancellation)).Items.Count(message =>
                message.Code == "fact-set-aside"
            )
        );
        Assert.Equal(["m2", "m2"], (await fixture.Store.ListSetAsideAsync(10, Cancellation)).Select(fact => fact.Machine));
    }

    [Fact]
    public async Task It_is_tried_again_when_the_server_starts_and_taken_where_that_is_possible()
    {
        await using var fixture = await ServerFixture.OpenAsync();
        var number = (await fixture.Server.Links.LeaseAsync("m2", Cancellation)).First;
        await fixture.Server.Links.AcceptFactsAsync(
            "m2",
            Bytes(
                $$"""{"facts":[{"sequence":1,"fact":{"kind":"jobSubmitted","at":"2026-11-21T12:00:00Z","number":{{number}},"name":"LATER","user":"anna","trackType":"Track","way":"Submit","mode":"Stored","priority":0} }]}"""
            ),
            Cancellation
        );
        // As a later version would read it.
        await fixture.Store.CommitAsync(
            new()
            {
                Epoch = 1,
                SetAside =
                [
                    .. (await fixture.Store.ListSetAsideAsync(1, Cancellation)).Select(fact =>
                        fact with
                        {
                            Body = fact.Body.Replace("\"priority\":0", "\"priority\":3", StringComparison.Ordinal),
                        }
                    ),
                ],
            },
            Cancellation
        );

        await using var again = await fixture.ReopenAsync();

        Assert.Equal("LATER", (await again.JobAsync(new TrackingNumber(number))).Name.Text);
        Assert.Empty(await again.Store.ListSetAsideAsync(10, Cancellation));
    }

    [Fact]
    public async Task It_is_forgotten_with_what_is_as_old()
    {
        await using var fixture = await ServerFixture.OpenAsync();
        await fixture.Server.Links.AcceptFactsAsync("m2", Bytes("""{"facts":[null]}"""), Cancellation);

        await fixture.Server.PurgeAsync(ServerFixture.Root, 0, Cancellation);

        Assert.Empty(await fixture.Store.ListSetAsideAsync(10, Cancellation));
        Assert.Equal(
            0,
            (await fixture.Server.ListAgentsAsync(ServerFixture.Root, Cancellation)).Items.Single(agent => agent.Machine == "m2").SetAside
        );
    }

    [Fact]
    public async Task Poison_of_one_agent_neither_reloads_the_day_nor_fails_what_others_ask()
    {
        await using var fixture = await ServerFixture.OpenAsync();
        var loads = fixture.Store.Loads;
        var poison = Task.Run(
            async () =>
            {
                for (var i = 0; i < 300; i++)
                {
                    await fixture.Server.Links.AcceptFactsAsync(
                        "m2",
                        Bytes(
                            """{"facts":[{"sequence":1,"fact":{"kind":"jobSubmitted","at":"2026-11-21T12:00:00Z","number":1}},null,null]}"""
                        ),
                        Cancellation
                    );
                    await fixture.Server.Links.AcceptFactsAsync(
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
            var number = await fixture.NumberAsync();
            await fixture.SayAsync(ServerFixture.Submitted(number, "anna", "NIGHTLY"));
            await fixture.Server.CancelAsync(ServerFixture.Anna, number, new JobAction(), Cancellation);
        }

        await poison;
        Assert.Equal(loads, fixture.Store.Loads);
        Assert.True(fixture.Server.IsReady);
    }

    [Fact]
    public async Task What_the_store_does_not_take_fails_alone()
    {
        await using var fixture = await ServerFixture.OpenAsync();
        var (guilty, other) = (await fixture.NumberAsync(), await fixture.NumberAsync());
        fixture.Store.RefuseWhere(batch => batch.Jobs.Any(job => job.Number == guilty), StoreFailure.Conflict);

        var taken = await fixture.SayAsync(
            ServerFixture.Submitted(guilty, "anna", "GUILTY"),
            ServerFixture.Submitted(other, "anna", "OTHER")
        );

        Assert.Equal(3, taken.Sequence);
        Assert.Equal("OTHER", (await fixture.JobAsync(other)).Name.Text);
        Assert.Equal("undecided", Assert.Single(await fixture.Store.ListSetAsideAsync(10, Cancellation)).Code);
        Assert.True(fixture.Server.IsReady);
    }

    [Fact]
    public async Task A_server_brought_back_by_a_copy_of_its_files_refuses_agents_that_know_a_newer_one_and_says_so_once()
    {
        await using var fixture = await ServerFixture.OpenAsync();
        var hello = new AgentHello("0", 0, 0, Epoch: 99);

        var refused = await Assert.ThrowsAsync<RefusedException>(() => fixture.Server.Links.HelloAsync("m2", hello, Cancellation));
        await Assert.ThrowsAsync<RefusedException>(() => fixture.Server.Links.HelloAsync("m2", hello, Cancellation));
        await fixture.Server.Links.AcceptFactsAsync("m1", [], Cancellation);

        Assert.Contains("weir restore", refused.Message, StringComparison.Ordinal);
        Assert.Single(
            (await fixture.Server.ListMessagesAsync(ServerFixture.Root, null, 10, Cancellation)).Items,
            message => message.Code == "agent-refused"
        );
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
