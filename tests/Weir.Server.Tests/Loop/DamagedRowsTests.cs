using Microsoft.Data.Sqlite;
using Weir.Protocol.Jobs;
using Weir.Server.Operations;
using Weir.Server.Queries;

namespace Weir.Server.Tests.Loop;

/// <summary>A server starts on a store with damaged rows, works on, and names them.</summary>
public sealed class DamagedRowsTests
{
    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("UPDATE jobs SET body = '{\"number\":0}' WHERE number = 1", "job 1")]
    [InlineData("UPDATE agents SET seen_at = 'yesterday'", "agent m1")]
    [InlineData(
        "INSERT INTO definitions (kind, key, name, body, version) VALUES ('limit', 'TAPE', 'TAPE', '{\"maximum\":', 9)",
        "definition limit TAPE"
    )]
    [InlineData("INSERT INTO records (kind, key, name, body) VALUES ('schedule-day', 'A', 'A', '{}')", "record schedule-day A")]
    [InlineData("INSERT INTO records (kind, key, name, body) VALUES ('token', 'T', 'T', 'null')", "record token T")]
    [InlineData(
        "INSERT INTO records (kind, key, name, body) VALUES ('active-policy', 'ACTIVE', 'active', '{\"name\":null}')",
        "record active-policy active"
    )]
    [InlineData("INSERT INTO records (kind, key, name, body) VALUES ('age-clock', 'C', 'C', '[]')", "record age-clock C")]
    [InlineData("INSERT INTO orders (machine, id, epoch, body) VALUES ('m1', 700, 1, 'null')", "order m1 700")]
    [InlineData(
        "INSERT INTO facts_set_aside (machine, sequence, at, code, text, body) VALUES ('m9', 1, 'yesterday', 'c', 't', 'b')",
        "fact set aside m9 1"
    )]
    public async Task It_names_the_row_and_takes_jobs(string damage, string named)
    {
        await using var fixture = await ServerFixture.OpenAsync();
        await fixture.HeldAsync();
        var other = await fixture.HeldAsync(name: "OTHER");
        await fixture.EndAsync();
        await RunAsync(fixture.Folder, damage);

        await using var again = await fixture.ReopenAsync(greets: !damage.StartsWith("UPDATE agents", StringComparison.Ordinal));

        await again.Server.ReleaseAsync(ServerFixture.Anna, other, new JobAction(), Cancellation);
        var messages = (await again.Server.ListMessagesAsync(ServerFixture.Root, null, 20, Cancellation)).Items;
        Assert.Contains(messages, message => message.Code == "row-unreadable" && message.Text.Contains(named, StringComparison.Ordinal));
    }

    private static async Task RunAsync(string folder, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Join(folder, "server.db")};Pooling=false");
        await connection.OpenAsync(Cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Cancellation);
    }
}
