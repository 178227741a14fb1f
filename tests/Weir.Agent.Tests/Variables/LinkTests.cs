using Microsoft.Data.Sqlite;
using Weir.Agent.Variables;
using Weir.Jobs;
using Weir.Protocol.Variables;

namespace Weir.Agent.Tests.Variables;

public sealed class LinkTests
{
    private static readonly VariableAsker Root = new(AgentHouse.Me, Role.Administrator, null);

    private static CancellationToken Patience => TestContext.Current.CancellationToken;

    [Theory(Timeout = 30_000)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Links_are_forgotten_when_their_job_ends_also_after_a_restart(bool restarts)
    {
        await using var house = await AgentHouse.OpenAsync();
        var number = await house.SubmitAsync(AgentHouse.Submission() with { Hold = true }, Patience);
        await house.Agent.Variables.Jobs.LinkAsync(number, new LinkView("IN", "$root.STATE"), Root, Patience);
        Assert.Equal(1, Kept(house));
        if (restarts)
        {
            await house.RestartAsync();
            Assert.Equal("IN", Assert.Single((await house.Agent.Variables.Jobs.LinksAsync(number, Root, Patience)).Items).Link);
        }

        await house.Agent.CancelByHandAsync(number, "enough", 0, AgentHouse.Operator, Patience);

        await AgentHouse.UntilAsync(() => Kept(house) == 0);
    }

    private static long Kept(AgentHouse house)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Join(house.Options.Data, "agent.db")};Pooling=false;Mode=ReadOnly");
        connection.Open();
        using var count = connection.CreateCommand();
        count.CommandText = "SELECT count(*) FROM settings WHERE name LIKE 'links.%'";
        return (long)count.ExecuteScalar()!;
    }
}
