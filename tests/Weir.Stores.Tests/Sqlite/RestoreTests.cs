using Weir.Jobs;
using Weir.Stores.Agent;
using Weir.Stores.Server;

namespace Weir.Stores.Tests.Sqlite;

public sealed class RestoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_restored_server_has_its_jobs_and_begins_past_all_numbers_and_epochs_since()
    {
        var copy = await ServerBackup();

        RestoredServer.Create(copy, _folder.File("restored.db"), Samples.Restore, NoonClock.Standing);

        await using var restored = new SqliteServerStore(_folder.File("restored.db"), NoonClock.Standing);
        Assert.True(await restored.OpenAsync(Token) > 1_000_000);
        var snapshot = await restored.LoadAsync(Token);
        Assert.Equal([1], snapshot.Jobs.Select(job => job.Number.Value));
        Assert.Equal(2001 + RestoredServer.NumbersPassedOver, snapshot.NextNumber);
        Assert.Empty(snapshot.Tellings);
        var passedOver = Assert.Single(await restored.ListTellingsAsync(10, Token));
        Assert.Equal("Restored", passedOver.State);
        Assert.NotNull(passedOver.SettledAt);
        var told = Assert.Single(await restored.ListAuditAsync(new AuditFilter(), Token));
        Assert.Equal(("root", "restore", "copy.db", "disk died"), (told.Actor.Name, told.Action, told.Subject, told.Text));
        Assert.Equal(Samples.Noon, told.At);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_folder.File("restored.db")));
    }

    [Theory]
    [InlineData("-wal")]
    [InlineData("-shm")]
    [InlineData("-journal")]
    public async Task What_an_earlier_database_left_beside_itself_is_not_played_over_the_restored_one(string end)
    {
        var copy = await ServerBackup();
        var left = _folder.File("restored.db") + end;
        await File.WriteAllTextAsync(left, "of another database", Token);

        var refused = Assert.Throws<StoreException>(() =>
            RestoredServer.Create(copy, _folder.File("restored.db"), Samples.Restore, NoonClock.Standing)
        );

        Assert.Equal(StoreFailure.Conflict, refused.Failure);
        Assert.Contains($"'{left}' is there", refused.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.File("restored.db")));
        Assert.Equal("of another database", await File.ReadAllTextAsync(left, Token));
    }

    [Fact]
    public async Task A_damaged_backup_is_named_and_not_restored()
    {
        var copy = await ServerBackup();
        await using (var file = new FileStream(copy, FileMode.Open, FileAccess.Write))
        {
            file.Position = file.Length - 4096;
            await file.WriteAsync(new byte[] { 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF }, Token);
        }

        var refused = Assert.Throws<StoreException>(() =>
            RestoredServer.Create(copy, _folder.File("restored.db"), Samples.Restore, NoonClock.Standing)
        );

        Assert.Equal(StoreFailure.Damaged, refused.Failure);
        Assert.StartsWith($"the backup '{copy}' is damaged", refused.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.File("restored.db")));
    }

    [Fact]
    public async Task A_restored_server_has_what_was_set_aside_and_who_has_which_numbers()
    {
        var aside = new StoredSetAside("north", 7, Samples.Noon, "bad-fact", "a fact is an object", "null");
        await using (var store = new SqliteServerStore(_folder.File("server.db"), NoonClock.Standing))
        {
            var epoch = await store.OpenAsync(Token);
            await store.CommitAsync(
                new ServerBatch
                {
                    Epoch = epoch,
                    SetAside = [aside],
                    Leased = [new StoredLease(1, 1000, "north")],
                    NextNumber = 1001,
                },
                Token
            );
            await store.BackupAsync(_folder.File("copy.db"), Token);
        }

        RestoredServer.Create(_folder.File("copy.db"), _folder.File("restored.db"), Samples.Restore, NoonClock.Standing);

        await using var restored = new SqliteServerStore(_folder.File("restored.db"), NoonClock.Standing);
        await restored.OpenAsync(Token);
        Assert.Equal(aside, Assert.Single(await restored.ListSetAsideAsync(10, Token)));
        Assert.Equal(new StoredLease(1, 1000, "north"), Assert.Single((await restored.LoadAsync(Token)).Leased));
    }

    [Fact]
    public async Task What_events_were_to_do_is_not_done_by_a_restored_server()
    {
        await using (var store = new SqliteServerStore(_folder.File("server.db"), NoonClock.Standing))
        {
            var epoch = await store.OpenAsync(Token);
            await store.CommitAsync(
                new ServerBatch
                {
                    Epoch = epoch,
                    Records = [new StoredRecord("event", "000000000001", "{}"), new StoredRecord("event-chain", "000000147", "{}")],
                },
                Token
            );
            await store.BackupAsync(_folder.File("copy.db"), Token);
        }

        RestoredServer.Create(_folder.File("copy.db"), _folder.File("restored.db"), Samples.Restore, NoonClock.Standing);

        await using var restored = new SqliteServerStore(_folder.File("restored.db"), NoonClock.Standing);
        await restored.OpenAsync(Token);
        Assert.Equal(["event-chain"], (await restored.LoadAsync(Token)).Records.Select(record => record.Kind));
    }

    [Fact]
    public async Task A_restored_journal_gives_out_no_leased_number_and_runs_nothing_again_that_may_have_run()
    {
        var copy = _folder.File("copy.agent.db");
        await using (var journal = new SqliteAgentJournal(_folder.File("agent.db"), NoonClock.Standing))
        {
            await journal.OpenAsync(Token);
            await journal.WriteAsync(Samples.Entry(1), Token);
            await journal.WriteAsync(
                Samples.Entry(2) with
                {
                    Jobs =
                    [
                        Samples.Row(2) with
                        {
                            Status = TrackedStatus.Submitted,
                            Execution = new ExecutionReference("this", null, null),
                        },
                    ],
                },
                Token
            );
            await journal.WriteAsync(
                Samples.Entry(3) with
                {
                    Jobs =
                    [
                        Samples.Row(3) with
                        {
                            Status = TrackedStatus.Submitted,
                            Execution = new ExecutionReference("this", null, null),
                        },
                    ],
                },
                Token
            );
            await journal.WriteAsync(new JournalEntry { Settings = new Dictionary<string, string?> { ["numbers"] = "4-1000" } }, Token);
            await journal.BackupAsync(copy, Token);
        }

        RestoredJournal.Create(copy, _folder.File("restored.db"), number => number.Value == 3, Samples.Restore, NoonClock.Standing);

        await using var restored = new SqliteAgentJournal(_folder.File("restored.db"), NoonClock.Standing);
        var snapshot = await restored.OpenAsync(Token);
        Assert.Equal(["restored"], snapshot.Settings.Keys);
        Assert.Equal("root at north", RestoredJournal.ByWhom(snapshot.Settings["restored"])?.Actor.ToString());
        Assert.Null(RestoredJournal.ByWhom("yes"));
        Assert.Equal(
            [null, "before the restore", "this"],
            snapshot.Unfinished.OrderBy(row => row.Number).Select(row => row.Execution?.BootId)
        );
        Assert.NotNull(await restored.FindSubmissionAsync(Samples.Number(2), Token));
    }

    [Fact]
    public async Task Facts_of_a_restored_journal_go_on_after_those_that_the_server_has()
    {
        await using var journal = new SqliteAgentJournal(_folder.File("agent.db"), NoonClock.Standing);
        await journal.OpenAsync(Token);
        await journal.WriteAsync(Samples.Entry(1), Token);

        var receipt = await journal.WriteAsync(new JournalEntry { FactsAfter = 40, Facts = [Samples.Fact(2)] }, Token);

        Assert.Equal(41, receipt.LastSequence);
        Assert.Equal(42, (await journal.WriteAsync(new JournalEntry { FactsAfter = 7, Facts = [Samples.Fact(3)] }, Token)).LastSequence);
    }

    [Fact]
    public async Task A_backup_is_told_from_other_files_and_nothing_is_written_over()
    {
        var copy = await ServerBackup();
        var other = _folder.File("other");
        await File.WriteAllTextAsync(other, "precious", Token);

        Assert.True(RestoredServer.IsBackup(copy));
        Assert.False(RestoredJournal.IsBackup(copy));
        Assert.False(RestoredServer.IsBackup(other));
        Assert.Equal(StoreFailure.Unreachable, Assert.Throws<StoreException>(() => RestoredServer.IsBackup(_folder.File("gone"))).Failure);
        Assert.Equal(
            StoreFailure.Conflict,
            Assert.Throws<StoreException>(() => RestoredServer.Create(copy, other, Samples.Restore, NoonClock.Standing)).Failure
        );
        Assert.Equal("precious", await File.ReadAllTextAsync(other, Token));
    }

    private async Task<string> ServerBackup()
    {
        var copy = _folder.File("copy.db");
        await using var store = new SqliteServerStore(_folder.File("server.db"), NoonClock.Standing);
        var epoch = await store.OpenAsync(Token);
        await store.CommitAsync(
            new ServerBatch
            {
                Epoch = epoch,
                Jobs = [Samples.Job(1)],
                NextNumber = 2001,
                Tellings = [Samples.Pending],
            },
            Token
        );
        await store.BackupAsync(copy, Token);
        return copy;
    }
}
