using Weir.Agent.Link;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Jobs.Orders;
using Weir.Protocol.Rules;

namespace Weir.Agent.Tests.Link;

/// <summary>An order that cannot be carried out is answered and passed; the link goes on.</summary>
public sealed class FailingOrderTests
{
    private static readonly RuleView Queued = new()
    {
        Name = "QUEUED",
        JobName = "TEST",
        Type = "queue",
    };

    private static CancellationToken Patience => TestContext.Current.CancellationToken;

    [Fact(Timeout = 20_000)]
    public async Task A_rerun_of_a_damaged_submission_is_answered_and_the_next_order_is_taken()
    {
        await using var fixture = await AgentFixture.OpenAsync(Queued);
        var (ended, waiting) = (await RunAsync(fixture), await WaitingAsync(fixture));
        await fixture.DamageAsync($"UPDATE submissions SET bytes = x'00ff' WHERE number = {ended.Value}");
        var again = new TrackingNumber(900_001);

        fixture.Server.Issue(new Rerun(ended, again, "olga"));
        fixture.Server.Issue(new Skip(waiting, "olga"));

        Assert.Equal(OrderAnswers.Failed, (await fixture.Server.FactAsync<JobStartFailed>(fact => fact.Number == again, Patience)).Code);
        Assert.Equal("skipped", (await fixture.Server.FactAsync<JobGone>(fact => fact.Number == waiting, Patience)).Code);
        Assert.Equal("answers", fixture.Agent.Link);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_damaged_submitter_is_answered_too()
    {
        await using var fixture = await AgentFixture.OpenAsync(Queued);
        var ended = await RunAsync(fixture);
        await fixture.DamageAsync($"UPDATE submissions SET groups = 'x y' WHERE number = {ended.Value}");
        var again = new TrackingNumber(900_001);

        fixture.Server.Issue(new Rerun(ended, again, "olga"));

        Assert.Equal(OrderAnswers.Failed, (await fixture.Server.FactAsync<JobStartFailed>(fact => fact.Number == again, Patience)).Code);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_start_whose_submission_is_damaged_fails_and_says_why()
    {
        await using var fixture = await AgentFixture.OpenAsync(Queued);
        var waiting = await WaitingAsync(fixture);
        await fixture.DamageAsync($"UPDATE submissions SET bytes = x'00ff' WHERE number = {waiting.Value}");
        // The submission is read again by an agent that has not seen it come.
        await fixture.RestartAsync();

        fixture.Server.Issue(new Start(waiting, null));

        Assert.Equal("submission-damaged", (await fixture.Server.FactAsync<JobStartFailed>(fact => fact.Number == waiting, Patience)).Code);
    }

    [Fact(Timeout = 20_000)]
    public async Task Orders_of_an_older_epoch_end_in_a_refusal_and_not_in_a_race()
    {
        await using var fixture = await AgentFixture.OpenAsync(Queued);
        var waiting = await WaitingAsync(fixture);
        fixture.Server.Epoch = 7;
        fixture.Server.Issue(new Skip(waiting, "olga"));
        await fixture.Server.FactAsync<JobGone>(fact => fact.Number == waiting, Patience);
        fixture.Server.Epoch = 6;

        fixture.Server.Issue(new Skip(waiting, "olga"));

        await AgentFixture.UntilAsync(() => fixture.Agent.Link == "refused");
        Assert.Contains("weir restore", fixture.Agent.LinkTrouble, StringComparison.Ordinal);
        Assert.InRange(fixture.Server.Polls, 1, 20);
    }

    [Fact(Timeout = 20_000)]
    public async Task Damaged_rows_and_settings_do_not_keep_the_agent_from_starting()
    {
        await using var fixture = await AgentFixture.OpenAsync(Queued);
        var (damaged, waiting) = (await WaitingAsync(fixture), await WaitingAsync(fixture));
        await fixture.DamageAsync($"UPDATE jobs SET status = 'Unheard' WHERE number = {damaged.Value}");
        await fixture.DamageAsync("UPDATE settings SET value = 'x-y,7' WHERE name = 'numbers'");
        await fixture.DamageAsync("UPDATE settings SET value = '[7]' WHERE name = 'rules'");
        await fixture.DamageAsync("INSERT INTO settings (name, value) VALUES ('epoch', 'x') ON CONFLICT (name) DO UPDATE SET value = 'x'");

        await fixture.RestartAsync();
        fixture.Server.Issue(new Skip(waiting, "olga"));

        Assert.Contains(
            damaged.ToString(),
            (
                await fixture.Server.FactAsync<AgentMessage>(
                    fact => fact.Code == "row-unreadable" && fact.Text.Contains("job", StringComparison.Ordinal),
                    Patience
                )
            ).Text + $" {damaged}",
            StringComparison.Ordinal
        );
        Assert.Equal("skipped", (await fixture.Server.FactAsync<JobGone>(fact => fact.Number == waiting, Patience)).Code);
    }

    [Fact]
    public void An_order_that_is_not_known_does_not_hide_the_others()
    {
        var polled = OrderReader.Read(
            """{"epoch":3,"rulesVersion":1,"rules":null,"orders":[{"epoch":3,"id":1,"order":{"kind":"skip","number":5,"by":"a"}},{"epoch":3,"id":2,"order":{"kind":"dance","number":5}},{"epoch":3,"id":3,"order":{"kind":"start"}},{"epoch":3,"id":4,"order":null}]}"""u8.ToArray()
        );

        Assert.Equal([1L], polled.Batch.Orders.Select(order => order.Id));
        Assert.Equal([2L, 3L, 4L], polled.Unreadable.Select(order => order.Id));
    }

    [Fact]
    public void A_cancel_with_extremes_is_brought_within_bounds()
    {
        var text = new string('x', 1_000_000);
        var polled = OrderReader.Read(
            System.Text.Encoding.UTF8.GetBytes(
                $$"""{"epoch":3,"rulesVersion":1,"rules":null,"orders":[{"epoch":3,"id":1,"order":{"kind":"cancel","number":5,"text":"{{text}}","by":"{{text}}","graceSeconds":2147483647} }]}"""
            )
        );

        var cancel = Assert.IsType<Cancel>(Assert.Single(polled.Batch.Orders).Order);
        Assert.Equal(3600, cancel.GraceSeconds);
        Assert.InRange(cancel.Text.Length, 1, 600);
    }

    private static async Task<TrackingNumber> RunAsync(AgentFixture fixture)
    {
        var number = await fixture.SubmitAsync(AgentFixture.Submission("FREE"), Patience);
        await fixture.Server.FactAsync<JobEnded>(fact => fact.Number == number, Patience);
        return number;
    }

    private static async Task<TrackingNumber> WaitingAsync(AgentFixture fixture)
    {
        await fixture.Agent.WaitForRulesAsync(1, TimeSpan.FromSeconds(10), Patience);
        var number = await fixture.SubmitAsync(AgentFixture.Submission(), Patience);
        await fixture.Server.FactAsync<JobSubmitted>(fact => fact.Number == number, Patience);
        return number;
    }
}
