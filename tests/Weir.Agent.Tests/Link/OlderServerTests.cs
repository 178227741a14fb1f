using System.Text.Json;
using Weir.Agent.Link;
using Weir.Jobs.Facts;
using Weir.Jobs.Orders;
using Weir.Protocol;
using Weir.Protocol.Rules;

namespace Weir.Agent.Tests.Link;

/// <summary>What a server of version 1 of the contract says, kept as it was sent, said to this agent.</summary>
public sealed class OlderServerTests
{
    private static readonly RuleView Queued = new()
    {
        Name = "QUEUED",
        JobName = "TEST",
        Type = "queue",
    };

    private static CancellationToken Patience => TestContext.Current.CancellationToken;

    [Fact(Timeout = 20_000)]
    public async Task Its_answer_to_the_greeting_is_enough_to_work_with_it()
    {
        await using var fixture = await AgentFixture.OpenAsync(Queued);
        await fixture.Agent.WaitForRulesAsync(1, TimeSpan.FromSeconds(10), Patience);
        var number = await fixture.SubmitAsync(AgentFixture.Submission(), Patience);
        await fixture.Server.FactAsync<JobSubmitted>(fact => fact.Number == number, Patience);
        fixture.Server.Hello = File.ReadAllText(PathOf("hello.json"));
        await fixture.RestartAsync();

        fixture.Server.Issue(new Skip(number, "olga"));

        Assert.Equal("skipped", (await fixture.Server.FactAsync<JobGone>(fact => fact.Number == number, Patience)).Code);
        Assert.Equal("answers", fixture.Agent.Link);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_server_that_answers_in_a_version_that_is_not_known_is_not_followed()
    {
        await using var fixture = await AgentFixture.OpenAsync(Queued);
        fixture.Server.Hello = """{"epoch":1,"sequence":0,"contract":99}""";

        await fixture.RestartAsync();

        await AgentFixture.UntilAsync(() => fixture.Agent.Link == "refused");
        Assert.Contains("version 99", fixture.Agent.LinkTrouble, StringComparison.Ordinal);
    }

    [Fact]
    public void Its_orders_are_all_read()
    {
        var polled = OrderReader.Read(File.ReadAllBytes(PathOf("orders.json")));

        Assert.Empty(polled.Unreadable);
        Assert.Equal(
            [typeof(Accept), typeof(Reject), typeof(Start), typeof(Cancel), typeof(Skip), typeof(Rerun)],
            polled.Batch.Orders.Select(issued => issued.Order.GetType())
        );
        Assert.Equal("MONTH*", Assert.Single(polled.Batch.Rules!).JobName);
    }

    [Fact]
    public void Its_answers_to_facts_and_for_numbers_are_read()
    {
        Assert.Equal(14, JsonSerializer.Deserialize(File.ReadAllText(PathOf("taken.json")), WeirJson.Default.FactsTaken)!.Sequence);
        Assert.Equal(1000, JsonSerializer.Deserialize(File.ReadAllText(PathOf("numbers.json")), WeirJson.Default.NumberLease)!.Count);
    }

    private static string PathOf(string name) => Path.Join(AppContext.BaseDirectory, "Contract1", name);
}
