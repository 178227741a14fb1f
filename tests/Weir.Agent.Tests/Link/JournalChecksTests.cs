using Weir.Agent.Link;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Stores.Agent;

namespace Weir.Agent.Tests.Link;

/// <summary>A gap in the journal's facts is a fault where the server lacks them too.</summary>
public sealed class JournalChecksTests
{
    private static CancellationToken Patience => TestContext.Current.CancellationToken;

    [Theory(Timeout = 30_000)]
    [InlineData("sequence < 0", 0, 2500)]
    [InlineData("sequence < 100", 99, 2401)]
    [InlineData("sequence BETWEEN 1000 AND 1002", 1002, 2497)]
    [InlineData("sequence BETWEEN 1000 AND 1002", 0, 2497, "facts 1000 to 1002 are not in the journal")]
    [InlineData("sequence = 1500", 1000, 2499, "fact 1500 is not in the journal")]
    [InlineData("sequence > 2498", 0, 2498, "facts 2499 to 2500 are not in the journal")]
    [InlineData("sequence IN (7, 9)", 0, 2498, "fact 7 is not in the journal", "fact 9 is not in the journal")]
    [InlineData("sequence > 0", 2500, 0)]
    [InlineData("sequence > 0", 0, 0, "facts 1 to 2500 are not in the journal")]
    public async Task A_gap_that_the_server_waits_behind_is_found(string removed, long taken, long count, params string[] found)
    {
        const int Written = 2500;
        var folder = Directory.CreateTempSubdirectory("weir");
        try
        {
            await using var journal = new SqliteAgentJournal(Path.Join(folder.FullName, "agent.db"), TimeProvider.System);
            await journal.OpenAsync(Patience);
            await journal.WriteAsync(
                new JournalEntry
                {
                    Facts =
                    [
                        .. Enumerable
                            .Range(1, Written)
                            .Select(i => new ConditionMet(DateTimeOffset.UnixEpoch.AddDays(1), new TrackingNumber(i))),
                    ],
                },
                Patience
            );
            await using (
                var connection = new Microsoft.Data.Sqlite.SqliteConnection(
                    $"Data Source={Path.Join(folder.FullName, "agent.db")};Pooling=false"
                )
            )
            {
                await connection.OpenAsync(Patience);
                await using var command = connection.CreateCommand();
                command.CommandText = $"DELETE FROM facts WHERE {removed}";
                await command.ExecuteNonQueryAsync(Patience);
            }

            var (looked, findings) = await new JournalChecks(journal).CheckFactsAsync(taken, Written, Patience);

            Assert.Equal(count, looked);
            Assert.Equal(found, findings.Select(finding => finding.Text));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact(Timeout = 30_000)]
    public async Task A_capture_that_cannot_be_read_is_found_and_one_that_can_is_not()
    {
        var folder = Directory.CreateTempSubdirectory("weir");
        try
        {
            await using var journal = new SqliteAgentJournal(Path.Join(folder.FullName, "agent.db"), TimeProvider.System);
            await journal.OpenAsync(Patience);
            await journal.WriteAsync(
                new JournalEntry
                {
                    Captures =
                    [
                        new CaptureKept(Capture("WHOLE", SubmissionCodec.Write(AgentFixture.Submission()))),
                        new CaptureKept(Capture("TORN", [1, 2, 3])),
                    ],
                },
                Patience
            );

            var found = Assert.Single(await new JournalChecks(journal).CheckCapturesAsync(Patience));

            Assert.Equal("the submission of capture TORN cannot be read: not a submission of version 1", found.Text);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static JournalCapture Capture(string name, byte[] bytes) =>
        new(
            ObjectName.Parse(name),
            Guid.NewGuid(),
            AgentFixture.Me,
            "user root",
            DateTimeOffset.UnixEpoch,
            "root",
            DateTimeOffset.UnixEpoch,
            "root",
            bytes
        );
}
