using Weir.Jobs.Facts;
using Weir.Protocol;

namespace Weir.Agent.Tests.Running;

public sealed class RecordsAwayTests
{
    private static CancellationToken Patience => TestContext.Current.CancellationToken;

    [Fact(Timeout = 30_000)]
    public async Task An_end_in_a_folder_that_is_away_is_told_once_it_is_back_and_nothing_is_taken_in_meanwhile()
    {
        await using var fixture = await AgentFixture.OpenAsync();
        fixture.Shepherds.EndsAtOnce = false;
        var number = await fixture.SubmitAsync(AgentFixture.Submission(), Patience);
        var launch = await fixture.Shepherds.NextAsync(Patience);
        await fixture.Server.FactAsync<JobStarted>(fact => fact.Number == number, Patience);
        var away = fixture.Options.Jobs + ".away";
        Directory.Move(fixture.Options.Jobs, away);

        fixture.Shepherds.End(launch with { Folder = Path.Join(away, number.ToString()) }, 5);
        await fixture.Server.FactAsync<AgentMessage>(message => message.Code == "records-away" && message.Number == number, Patience);
        var refused = await Assert.ThrowsAsync<AgentRefusedException>(() => fixture.SubmitAsync(AgentFixture.Submission(), Patience));
        Assert.Equal(ProblemCodes.StoreFull, refused.Code);
        Directory.Move(away, fixture.Options.Jobs);

        Assert.Equal(5, (await fixture.Server.FactAsync<JobEnded>(fact => fact.Number == number, Patience)).ExitCode);
        Assert.Equal(0, fixture.Server.Count<JobLost>());
    }
}
