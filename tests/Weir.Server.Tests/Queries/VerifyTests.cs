using Microsoft.Data.Sqlite;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Protocol.AgentLink;
using Weir.Protocol.Jobs;
using Weir.Protocol.Verification;
using Weir.Server.Operations;
using Weir.Server.Queries;
using Weir.Server.Verification;
using Weir.Tests;

namespace Weir.Server.Tests.Queries;

/// <summary>Each kind of fault is found in a store that somebody changed past the server, and nothing in one that nobody did.</summary>
public sealed class VerifyTests
{
    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_is_wrong_with_jobs_in_every_state()
    {
        await using var fixture = await ServerFixture.OpenAsync();
        await EveryStateAsync(fixture);

        var view = await VerifyAsync(fixture);

        Assert.Empty(view.Faults);
        Assert.Empty(view.Notes);
        Assert.Equal(6, view.Checks.Count);
        Assert.All(view.Checks.Where(check => check.Name != CheckNames.Facts), check => Assert.NotEqual(0, check.LookedAt));
    }

    [Fact]
    public async Task Nothing_is_wrong_after_a_restart()
    {
        await using var fixture = await ServerFixture.OpenAsync();
        await EveryStateAsync(fixture);
        await using var again = await fixture.ReopenAsync();

        Assert.Empty((await VerifyAsync(again)).Faults);
    }

    [Theory]
    [InlineData("body = json_set(body, '$.endedAt', NULL)", CheckNames.Outcomes, "has no time of its end")]
    [InlineData("body = json_set(body, '$.startedAt', NULL)", CheckNames.Outcomes, "it has an end and no start")]
    [InlineData("body = json_set(body, '$.signal', 9)", CheckNames.Outcomes, "an exit status and a signal")]
    [InlineData("body = json_set(body, '$.exitCode', NULL)", CheckNames.Outcomes, "tells an end, and it has no exit status")]
    [InlineData("body = json_set(body, '$.exitCode', 3)", CheckNames.Outcomes, "it is Succeeded with status 3")]
    [InlineData("body = json_set(body, '$.state', 'Running')", CheckNames.Outcomes, "it is Running and has an end")]
    [InlineData(
        "body = json_set(body, '$.state', 'Skipped')",
        CheckNames.Histories,
        "its row says Skipped, and its history leads to Succeeded"
    )]
    [InlineData("body = '{'", CheckNames.Outcomes, "its row cannot be read")]
    public async Task A_row_that_was_changed_is_found(string change, string check, string text)
    {
        await using var fixture = await ServerFixture.OpenAsync();
        var number = await fixture.EndedAsync();
        await RunAsync(fixture, $"UPDATE jobs SET {change} WHERE number = {number.Value}");

        AssertFound(await VerifyAsync(fixture), check, number, text);
    }

    [Theory]
    [InlineData("DELETE FROM events WHERE code = 'ended'", CheckNames.Outcomes, "its history tells no end")]
    [InlineData("DELETE FROM events", CheckNames.Histories, "it has no history")]
    [InlineData(
        "INSERT INTO events (number, at, code, text) SELECT number, at, code, text FROM events WHERE code = 'ended'",
        CheckNames.Outcomes,
        "tells 2 ends"
    )]
    [InlineData(
        "INSERT INTO events (number, at, code, text) SELECT number, at, 'rejected', text FROM events WHERE code = 'ended'",
        CheckNames.Histories,
        "from Succeeded to Rejected by the line rejected"
    )]
    public async Task A_history_that_was_changed_is_found(string change, string check, string text)
    {
        await using var fixture = await ServerFixture.OpenAsync();
        var number = await fixture.EndedAsync();
        await RunAsync(fixture, change);

        AssertFound(await VerifyAsync(fixture), check, number, text);
    }

    [Theory]
    [InlineData("DELETE FROM jobs WHERE number = {0}", "the day has it as Waiting, and the store does not have it")]
    [InlineData(
        "UPDATE jobs SET state = 'Running', body = json_set(body, '$.state', 'Running') WHERE number = {0}",
        "the day has it as Waiting, and the store as Running"
    )]
    public async Task A_job_that_the_day_has_otherwise_is_found(string change, string text)
    {
        await using var fixture = await ServerFixture.OpenAsync();
        var number = await fixture.HeldAsync();
        await RunAsync(fixture, string.Format(null, change, number.Value));

        AssertFound(await VerifyAsync(fixture), CheckNames.Day, number, text);
    }

    [Fact]
    public async Task A_job_of_the_store_that_the_day_does_not_have_is_found()
    {
        await using var fixture = await ServerFixture.OpenAsync();
        var number = await fixture.EndedAsync();
        await RunAsync(
            fixture,
            $"UPDATE jobs SET state = 'Running', body = json_set(body, '$.state', 'Running') WHERE number = {number.Value}"
        );

        AssertFound(await VerifyAsync(fixture), CheckNames.Day, number, "the day has it not, and the store as Running");
    }

    [Fact]
    public async Task What_is_counted_as_in_use_by_nobody_is_found()
    {
        await using var fixture = await ServerFixture.OpenAsync();
        await fixture.HeldAsync();
        await fixture.Server.ReadAsync(
            view =>
            {
                view.Day.Limits.Acquire([new LimitNeed(ObjectName.Parse("TAPE"), 2)], ServerFixture.Machine);
                return true;
            },
            Cancellation
        );

        var fault = Assert.Single((await VerifyAsync(fixture)).Faults);

        Assert.Equal(CheckNames.InUse, fault.Check);
        Assert.Contains("limit TAPE on m1: 2 counted as in use, and the jobs under way use 0", fault.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("S", false, null, "the journal says S, not over, and the server Succeeded with status 0")]
    [InlineData("R", true, 1, "the journal says R, over with status 1, and the server Succeeded with status 0")]
    [InlineData("R", true, null, "the journal says R, over, and the server Succeeded with status 0")]
    public async Task A_row_of_the_journal_that_says_otherwise_is_found(string letter, bool isOver, int? status, string text)
    {
        await using var fixture = await ServerFixture.OpenAsync();
        var number = await fixture.EndedAsync();
        var now = DateTimeOffset.UtcNow;

        var view = await VerifyAsync(
            fixture,
            line => line with { Letter = letter, StartedAt = isOver ? now : null, EndedAt = isOver ? now : null, ExitCode = status }
        );

        AssertFound(view, CheckNames.Journals, number, text);
    }

    [Fact]
    public async Task A_job_that_only_one_of_them_knows_is_found()
    {
        await using var fixture = await ServerFixture.OpenAsync();
        var forgotten = await fixture.EndedAsync();
        var unknown = new JournalLine(4711, "R", DateTimeOffset.UtcNow, DateTimeOffset.UtcNow, 0, null);

        var view = await VerifyAsync(fixture, line => line.Number == forgotten.Value ? unknown : line);

        AssertFound(view, CheckNames.Journals, forgotten, "the server has it as Succeeded, and the journal does not know it");
        AssertFound(view, CheckNames.Journals, new TrackingNumber(4711), "the journal has it, and the server does not know it");
    }

    [Fact]
    public async Task What_either_of_them_was_told_to_forget_is_not_missed()
    {
        await using var fixture = await ServerFixture.OpenAsync();
        var ended = await fixture.EndedAsync();
        var kept = await LinesAsync(fixture);
        await fixture.Server.PurgeAsync(ServerFixture.Root, 0, Cancellation);
        var later = await fixture.EndedAsync();

        var view = await VerifyAsync(
            fixture,
            line => line.Number == later.Value ? kept.Single(old => old.Number == ended.Value) : line,
            forgotten: DateTimeOffset.UtcNow.AddDays(1)
        );

        Assert.Empty(view.Faults);
    }

    [Fact]
    public async Task What_differs_for_a_moment_only_is_no_fault()
    {
        await using var fixture = await ServerFixture.OpenAsync();
        await fixture.EndedAsync();
        var told = 0;

        var view = await VerifyAsync(
            fixture,
            line => Interlocked.Increment(ref told) < 3 ? line with { StartedAt = null, EndedAt = null, ExitCode = null } : line
        );

        Assert.Empty(view.Faults);
        Assert.Equal(3, told);
    }

    [Fact]
    public async Task What_an_agent_finds_in_its_journal_is_told()
    {
        await using var fixture = await ServerFixture.OpenAsync();

        var view = await VerifyAsync(fixture, findings: [new JournalFinding("facts", null, "facts 3 to 5 are not in the journal")]);

        var fault = Assert.Single(view.Faults);
        Assert.Equal((CheckNames.Facts, ServerFixture.Machine), (fault.Check, fault.Machine));
        Assert.Equal("facts 3 to 5 are not in the journal", fault.Text);
    }

    [Fact]
    public async Task Facts_that_the_server_does_not_take_are_found()
    {
        await using var fixture = await ServerFixture.OpenAsync();

        var view = await VerifyAsync(fixture, lastSequence: 99);

        var fault = Assert.Single(view.Faults);
        Assert.Contains(
            "the journal has facts up to 99, and the server has taken those up to 1 only",
            fault.Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Facts_that_were_set_aside_are_named_and_are_no_fault()
    {
        await using var fixture = await ServerFixture.OpenAsync();
        await fixture.SayAsync(ServerFixture.Submitted(new TrackingNumber(999_999), "anna", "NIGHTLY"));

        var view = await VerifyAsync(fixture);

        Assert.Empty(view.Faults);
        Assert.Contains("1 facts of m1 are set aside", Assert.Single(view.Notes).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_agent_that_is_away_is_named_as_not_looked_at()
    {
        await using var fixture = await ServerFixture.OpenAsync();
        await fixture.EndedAsync();
        await using var again = await fixture.ReopenAsync(greets: false);

        var view = await again.Server.VerifyAsync(ServerFixture.Root, null, Cancellation);

        Assert.Empty(view.Faults);
        Assert.Equal("the journal of m1 was not looked at: its agent is away", Assert.Single(view.Notes).Text);
    }

    [Fact]
    public async Task An_agent_that_does_not_know_the_question_is_named_after_a_while()
    {
        var clock = new ManualClock();
        await using var fixture = await ServerFixture.OpenAsync(time: clock);
        var verifying = fixture.Server.VerifyAsync(ServerFixture.Root, null, Cancellation);
        await InquiryAsync(fixture);

        clock.Advance(TimeSpan.FromSeconds(60));

        Assert.Contains("did not answer for 30 seconds", Assert.Single((await verifying).Notes).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_jobs_of_the_day_are_looked_at()
    {
        await using var fixture = await ServerFixture.OpenAsync();
        await fixture.EndedAsync();

        var other = await VerifyAsync(fixture, day: DateOnly.FromDateTime(DateTime.UtcNow).AddDays(-7));

        Assert.Equal(0, other.Checks.Single(check => check.Name == CheckNames.Outcomes).LookedAt);
    }

    [Fact]
    public async Task Nobody_tells_of_a_journal_unasked()
    {
        await using var fixture = await ServerFixture.OpenAsync();

        var refused = await Assert.ThrowsAsync<RefusedException>(() =>
            fixture.Server.AcceptJournalAsync(ServerFixture.Machine, new JournalReport(7, 0, [], true), Cancellation)
        );

        Assert.Equal("nobody waits for inquiry 7 of m1", refused.Message);
    }

    [Fact]
    public async Task A_part_that_is_too_large_is_refused()
    {
        await using var fixture = await ServerFixture.OpenAsync();
        var verifying = fixture.Server.VerifyAsync(ServerFixture.Root, null, Cancellation);
        var id = await InquiryAsync(fixture);
        var line = new JournalLine(1, "R", null, null, null, null);

        await Assert.ThrowsAsync<RefusedException>(() =>
            fixture.Server.AcceptJournalAsync(
                ServerFixture.Machine,
                new JournalReport(id, 0, [.. Enumerable.Repeat(line, JournalReport.MostLines + 1)], false),
                Cancellation
            )
        );
        await fixture.Server.AcceptJournalAsync(ServerFixture.Machine, new JournalReport(id, 0, [], true), Cancellation);
        Assert.Empty((await verifying).Faults);
    }

    [Fact]
    public async Task It_is_for_operators()
    {
        await using var fixture = await ServerFixture.OpenAsync();

        await Refusal.OfAsync(
            Weir.Protocol.ProblemCodes.NotAllowed,
            () => fixture.Server.VerifyAsync(ServerFixture.Anna, null, Cancellation)
        );
    }

    private static async Task EveryStateAsync(ServerFixture fixture)
    {
        var now = DateTimeOffset.UtcNow;
        await fixture.HeldAsync();
        await fixture.EndedAsync();
        var failed = await fixture.EndedAsync(status: 2);
        await fixture.Server.MarkAsync(ServerFixture.Root, failed, new JobAction { As = "review" }, Cancellation);
        var skipped = await fixture.HeldAsync();
        await fixture.Server.SkipAsync(ServerFixture.Root, skipped, new JobAction(), Cancellation);
        var cancelled = await fixture.HeldAsync();
        await fixture.Server.CancelAsync(ServerFixture.Root, cancelled, new JobAction(), Cancellation);
        await fixture.Server.RerunAsync(ServerFixture.Root, failed, new JobAction(), Cancellation);
        var lost = await fixture.NumberAsync();
        var marked = await fixture.NumberAsync();
        var killed = await fixture.NumberAsync();
        var broken = await fixture.NumberAsync();
        var atOnce = await fixture.NumberAsync();
        await fixture.SayAsync([
            .. ((TrackingNumber[])[lost, marked, killed, broken, atOnce]).Select(number =>
                ServerFixture.Submitted(number, "anna", "NIGHTLY") with
                {
                    GoesAtOnce = true,
                }
            ),
            new JobStarted(now, lost, 1, null),
            new JobLost(now, lost, false, "its shepherd is gone"),
            new JobStarted(now, marked, 2, null),
            new JobLost(now, marked, false, "its shepherd is gone"),
            new JobStarted(now, killed, 3, null),
            new JobEnded(now, killed, null, 9, 1, 1) { Cancelled = true },
            new JobStartFailed(now, broken, "no-such-command", "nothing there"),
        ]);
        await fixture.Server.MarkAsync(ServerFixture.Root, marked, new JobAction { As = "ok" }, Cancellation);
        await fixture.SayAsync(new JobEnded(now, marked, 1, null, 1, 1));
    }

    private static void AssertFound(VerifyView view, string check, TrackingNumber number, string text)
    {
        Assert.Contains(
            view.Faults,
            fault => fault.Check == check && fault.Number == number.Value && fault.Text.Contains(text, StringComparison.Ordinal)
        );
        Assert.NotEqual(0, view.Checks.Single(found => found.Name == check).Faults);
    }

    /// <summary>Verifies with a journal that says what the server has, changed as the test wants it.</summary>
    private static async Task<VerifyView> VerifyAsync(
        ServerFixture fixture,
        Func<JournalLine, JournalLine>? changed = null,
        IReadOnlyList<JournalFinding>? findings = null,
        long lastSequence = 0,
        DateTimeOffset? forgotten = null,
        DateOnly? day = null
    )
    {
        var verifying = fixture.Server.VerifyAsync(ServerFixture.Root, day, Cancellation);
        var id = await InquiryAsync(fixture);
        IReadOnlyList<JournalLine> lines = [.. (await LinesAsync(fixture)).Select(line => changed?.Invoke(line) ?? line)];
        var report = new JournalReport(id, lastSequence, lines, true) { Findings = findings, ForgottenBefore = forgotten };
        for (
            var compared = await fixture.Server.AcceptJournalAsync(ServerFixture.Machine, report, Cancellation);
            compared.Again.Count > 0;
            compared = await fixture.Server.AcceptJournalAsync(ServerFixture.Machine, report, Cancellation)
        )
        {
            lines = [.. (await LinesAsync(fixture)).Select(line => changed?.Invoke(line) ?? line)];
            report = new JournalReport(id, lastSequence, [.. lines.Where(line => compared.Again.Contains(line.Number))], true)
            {
                Unknown = [.. compared.Again.Except(lines.Select(line => line.Number))],
                ForgottenBefore = forgotten,
            };
        }

        return await verifying;
    }

    private static async Task<long> InquiryAsync(ServerFixture fixture)
    {
        long after = 0;
        while (true)
        {
            var batch = await fixture.Server.Links.PollAsync(ServerFixture.Machine, after, -1, Cancellation);
            if (batch.Journal is { } inquiry)
            {
                return inquiry.Id;
            }

            after = batch.Orders.Count == 0 ? after : batch.Orders[^1].Id;
        }
    }

    private static async Task<IReadOnlyList<JournalLine>> LinesAsync(ServerFixture fixture) =>
        [
            .. (await fixture.Store.ListJobsAsync(new JobFilter { Limit = 1000 }, Cancellation))
                .Where(job => job.Name.Text != "UNREADABLE" && job.Holds.All(hold => hold.Code != "resubmitting"))
                .Select(job => new JournalLine(
                    job.Number.Value,
                    "R",
                    job.StartedAt,
                    job.State.IsEnd() ? job.EndedAt ?? job.SubmittedAt : null,
                    job.ExitCode,
                    job.Signal
                )),
        ];

    private static async Task RunAsync(ServerFixture fixture, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Join(fixture.Folder, "server.db")};Pooling=false");
        await connection.OpenAsync(Cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Cancellation);
    }
}
