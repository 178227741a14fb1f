using Weir.Agent.Variables;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Jobs.Orders;
using Weir.Protocol.Variables;

namespace Weir.Agent.Tests.Link;

public sealed class VariableOrderTests
{
    private static CancellationToken Patience => TestContext.Current.CancellationToken;

    [Fact(Timeout = 20_000)]
    public async Task A_job_that_the_machine_does_not_know_has_no_variable_written_and_that_is_told()
    {
        await using var fixture = await AgentFixture.OpenAsync();

        fixture.Server.Issue(new SetVariable(new TrackingNumber(700_001), "STATE", "done", "rita at north"));

        var told = await fixture.Server.FactAsync<AgentMessage>(fact => fact.Code == "variable-refused", Patience);
        Assert.Equal(
            "variable STATE is not written for job 000700001, as rita at north has it done: its machine has no such job",
            told.Text
        );
    }

    [Fact(Timeout = 20_000)]
    public async Task A_variable_is_written_as_the_user_of_the_job_and_one_that_is_not_there_is_told()
    {
        await using var fixture = await AgentFixture.OpenAsync();
        var requester = new VariableRequester(AgentFixture.Me, Role.User, null);
        await fixture.Agent.Variables.CreateAsync(new VariableAttributes { Name = "STATE" }, requester, Patience);
        var number = await fixture.SubmitAsync(AgentFixture.Submission() with { Hold = true }, Patience);

        fixture.Server.Issue(new SetVariable(number, "STATE", "done", "rita at north"));
        fixture.Server.Issue(new SetVariable(number, "OTHER", "done", "rita at north"));

        var told = await fixture.Server.FactAsync<AgentMessage>(fact => fact.Code == "variable-refused", Patience);
        Assert.EndsWith("there is no job variable $root.OTHER", told.Text, StringComparison.Ordinal);
        var view = await fixture.Agent.Variables.ShowAsync("STATE", requester, Patience);
        Assert.StartsWith("done", view.Text, StringComparison.Ordinal);
    }
}
