using Microsoft.Data.Sqlite;
using Weir.Agent.Variables;
using Weir.Jobs;
using Weir.Protocol.Variables;

namespace Weir.Agent.Tests.Variables;

public sealed class LinkTests
{
    private static readonly VariableRequester Root = new(AgentFixture.Me, Role.Administrator, null);

    private static CancellationToken Patience => TestContext.Current.CancellationToken;

    [Theory(Timeout = 30_000)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Links_are_forgotten_when_their_job_ends_also_after_a_restart(bool restarts)
    {
        await using var fixture = await AgentFixture.OpenAsync();
        var number = await fixture.SubmitAsync(AgentFixture.Submission() with { Hold = true }, Patience);
        await fixture.Agent.Variables.Jobs.LinkAsync(number, new LinkView("IN", "$root.STATE"), Root, Patience);
        Assert.Equal(1, Kept(fixture));
        if (restarts)
        {
            await fixture.RestartAsync();
            Assert.Equal("IN", Assert.Single((await fixture.Agent.Variables.Jobs.LinksAsync(number, Root, Patience)).Items).Link);
        }

        await fixture.Agent.CancelByHandAsync(number, "enough", 0, AgentFixture.Operator, Patience);

        await AgentFixture.UntilAsync(() => Kept(fixture) == 0);
    }

    private static long Kept(AgentFixture fixture)
    {
        using var connection = new SqliteConnection(
            $"Data Source={Path.Join(fixture.Options.Data, "agent.db")};Pooling=false;Mode=ReadOnly"
        );
        connection.Open();
        using var count = connection.CreateCommand();
        count.CommandText = "SELECT count(*) FROM settings WHERE name LIKE 'links.%'";
        return (long)count.ExecuteScalar()!;
    }
}
