namespace Weir.EndToEnd.Tests.Harness;

public sealed class TemporaryPostgresTests
{
    [Fact]
    public async Task A_temporary_PostgreSQL_answers()
    {
        await using var postgres = await TemporaryPostgres.StartAsync();
        var commands = new Commands(new Dictionary<string, string> { ["PATH"] = "/usr/bin:/bin" });

        Assert.Equal("1\n", (await commands.Run("psql", "--no-psqlrc", "-Atc", "select 1", postgres.Address.Replace("postgres://", "postgresql://", StringComparison.Ordinal))).Succeeded());
    }
}
