namespace Weir.EndToEnd.Tests.Harness;

public sealed class TemporaryPostgresTests
{
    [Fact]
    public async Task A_temporary_PostgreSQL_answers()
    {
        await using var postgres = await TemporaryPostgres.StartAsync();
        var commands = new Commands(new Dictionary<string, string> { ["PATH"] = "/usr/bin:/bin" });

        Assert.Equal(
            "1\n",
            (
                await commands.Run("psql", "--no-psqlrc", "--host", postgres.Folder, "--username", "weir", "-Atc", "select 1", "weir")
            ).Succeeded()
        );
    }
}
