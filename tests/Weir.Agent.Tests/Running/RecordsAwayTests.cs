using Weir.Jobs.Facts;
using Weir.Protocol;

namespace Weir.Agent.Tests.Running;

public sealed class RecordsAwayTests
{
    private static CancellationToken Patience => TestContext.Current.CancellationToken;

    [Fact(Timeout = 30_000)]
    public async Task An_end_in_a_folder_that_is_away_is_told_once_it_is_back_and_nothing_is_taken_in_meanwhile()
    {
        await using var house = await AgentHouse.OpenAsync();
        house.Shepherds.EndsAtOnce = false;
        var number = await house.SubmitAsync(AgentHouse.Submission(), Patience);
        var launch = await house.Shepherds.NextAsync(Patience);
        await house.Server.FactAsync<JobStarted>(fact => fact.Number == number, Patience);
        var away = house.Options.Jobs + ".away";
        Directory.Move(house.Options.Jobs, away);

        house.Shepherds.End(launch with { Folder = Path.Join(away, number.ToString()) }, 5);
        await house.Server.FactAsync<AgentMessage>(message => message.Code == "records-away" && message.Number == number, Patience);
        var refused = await Assert.ThrowsAsync<AgentRefusedException>(() => house.SubmitAsync(AgentHouse.Submission(), Patience));
        Assert.Equal(ProblemCodes.StoreFull, refused.Code);
        Directory.Move(away, house.Options.Jobs);

        Assert.Equal(5, (await house.Server.FactAsync<JobEnded>(fact => fact.Number == number, Patience)).ExitCode);
        Assert.Equal(0, house.Server.Count<JobLost>());
    }
}
