using Microsoft.Data.Sqlite;
using Weir.Jobs;
using Weir.Stores.Agent;
using Weir.Stores.Sqlite;

namespace Weir.Stores.Tests.Journal;

public sealed class MigrationTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_journal_of_version_one_opens_with_all_that_was_in_it_and_goes_on()
    {
        await using var open = await JournalInAFile.OpenAsync(before: path => RunAsync(path, OldData.Statements("journal-1")));

        var snapshot = open.Snapshot;
        Assert.Equal((5L, 5L, 1L), (snapshot.LastSequence, snapshot.FactsTaken, snapshot.LastOrder));
        var held = Assert.Single(snapshot.Unfinished);
        Assert.Equal((2, "HELD", TrackedStatus.Accepted), (held.Number.Value, held.Name.Text, held.Status));
        Assert.Equal(1, Assert.Single(snapshot.Orders).Id);
        Assert.Equal("2-1000,1001-2000", snapshot.Settings["numbers"]);
        Assert.Equal(5, (await open.Journal.ReadFactsAsync(0, 10, Token)).Count);
        Assert.Equal(0u, held.UserId);
        Assert.Equal(Lineage.None, held.Lineage);
        Assert.Equal([2, 1], (await open.Journal.ListAsync(new TrackedFilter { UserId = 0 }, Token)).Select(job => job.Number.Value));
        Assert.Null(await open.Journal.FindCaptureAsync(ObjectName.Parse("HELD"), Token));
        Assert.Equal([1, 2, 0, 255, 2], (await open.Journal.FindSubmissionAsync(Samples.Number(2), Token))!.Bytes);

        Assert.Equal(6, (await open.WriteAsync(Samples.Entry(3))).LastSequence);
        Assert.Equal(
            [1, 3],
            (await open.Journal.ListAsync(new TrackedFilter { Name = ObjectName.Parse("nightly") }, Token)).Select(job => job.Number.Value)
        );
    }

    [Fact]
    public async Task A_journal_of_a_newer_version_is_refused_with_both_versions_and_the_way_out()
    {
        await using var open = await JournalInAFile.OpenAsync();
        await open.Journal.DisposeAsync();
        await RunAsync(open.Path, "INSERT INTO migrations (version, name, applied_at) VALUES (99, 'future', '2030-01-01')");

        await using var older = new SqliteAgentJournal(open.Path, NoonClock.Standing);
        var refused = await Assert.ThrowsAsync<StoreException>(() => older.OpenAsync(Token));

        Assert.Equal(StoreFailure.NewerVersion, refused.Failure);
        Assert.Matches("version 99 .* up to 9: .*restore a backup", refused.Message);
    }

    [Fact]
    public async Task A_second_agent_on_one_journal_is_refused_and_the_first_writes_on()
    {
        await using var open = await JournalInAFile.OpenAsync();
        await using var second = new SqliteAgentJournal(open.Path, NoonClock.Standing);

        var refused = await Assert.ThrowsAsync<StoreException>(() => second.OpenAsync(Token));

        Assert.Equal(StoreFailure.InUse, refused.Failure);
        Assert.DoesNotContain('\n', refused.Message);
        Assert.Equal(1, (await open.WriteAsync(Samples.Entry(1))).LastSequence);
    }

    private static async Task RunAsync(string path, string sql)
    {
        SqliteLibrary.Use();
        await using var connection = new SqliteConnection($"Data Source={path};Pooling=false");
        await connection.OpenAsync(Token);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Token);
    }
}
