using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Protocol.AgentLink;

namespace Weir.Agent.Tests.Link;

/// <summary>A server asks what the journal says: all rows come in pages, with what is wrong with the journal by itself.</summary>
public sealed class JournalReportingTests
{
    private static CancellationToken Patience => TestContext.Current.CancellationToken;

    [Fact(Timeout = 30_000)]
    public async Task Each_job_is_told_as_its_row_has_it()
    {
        await using var fixture = await AgentFixture.OpenAsync();
        var ended = await EndedAsync(fixture);

        var parts = await fixture.Server.AskAsync(new JournalInquiry(7, null, null), 1, Patience);

        var line = Assert.Single(parts.SelectMany(part => part.Lines));
        Assert.Equal((ended.Value, "R", 0), (line.Number, line.Letter, line.ExitCode));
        Assert.True(line is { StartedAt: not null, EndedAt: not null, Signal: null }, $"{line}");
        Assert.All(parts, part => Assert.Equal(7, part.Id));
        Assert.Empty(parts.SelectMany(part => part.Findings ?? []));
        Assert.Equal(fixture.Server.Taken.Count, parts.Sum(part => part.Facts));
    }

    [Fact(Timeout = 60_000)]
    public async Task Many_jobs_come_in_several_parts()
    {
        await using var fixture = await AgentFixture.OpenAsync();
        var last = await EndedAsync(fixture);
        await fixture.DamageAsync(
            "INSERT INTO jobs (number, name, user, way, mode, status, at, submitted_at, ended_at) "
                + "WITH RECURSIVE more(n) AS (SELECT 100000 UNION ALL SELECT n + 1 FROM more WHERE n < 101199) "
                + "SELECT n, name, user, way, mode, 'Cancelled', at, submitted_at, at FROM jobs, more"
        );

        var parts = await fixture.Server.AskAsync(new JournalInquiry(1, null, null), 1, Patience);

        Assert.Equal([0, 500, 500, 201], parts.Select(part => part.Lines.Count));
        Assert.Equal(1201, parts.SelectMany(part => part.Lines).Select(line => line.Number).Distinct().Count());
        Assert.Contains(parts[^1].Lines, line => line.Number == last.Value);
    }

    [Fact(Timeout = 30_000)]
    public async Task Only_jobs_of_the_time_asked_for_are_told()
    {
        await using var fixture = await AgentFixture.OpenAsync();
        var (early, asked, late) = (await EndedAsync(fixture), await EndedAsync(fixture), await EndedAsync(fixture));
        await fixture.DamageAsync($"UPDATE jobs SET submitted_at = '2026-03-01T09:00:00.0000000Z' WHERE number = {early.Value}");
        await fixture.DamageAsync($"UPDATE jobs SET submitted_at = '2026-03-02T00:00:00.0000000Z' WHERE number = {asked.Value}");
        await fixture.DamageAsync($"UPDATE jobs SET submitted_at = '2026-03-03T00:00:00.0000000Z' WHERE number = {late.Value}");
        var day = new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);

        var parts = await fixture.Server.AskAsync(new JournalInquiry(1, day, day.AddDays(1)), 1, Patience);

        Assert.Equal([asked.Value], parts.SelectMany(part => part.Lines).Select(line => line.Number));
    }

    [Fact(Timeout = 30_000)]
    public async Task Jobs_that_are_asked_about_again_are_told_as_they_are_by_then_or_as_unknown()
    {
        await using var fixture = await AgentFixture.OpenAsync();
        var ended = await EndedAsync(fixture);
        var asked = 0;
        fixture.Server.Compared = part => part.IsLast && asked++ == 0 ? [ended.Value, 4711] : [];

        var parts = await fixture.Server.AskAsync(new JournalInquiry(1, null, null), 2, Patience);

        Assert.Equal([ended.Value], parts[^1].Lines.Select(line => line.Number));
        Assert.Equal([4711], parts[^1].Unknown);
    }

    [Theory(Timeout = 30_000)]
    [InlineData("DELETE FROM jobs WHERE number = {0}", "journals", "has the submission of job {1} and no row of it")]
    [InlineData("UPDATE jobs SET started_at = NULL WHERE number = {0}", "journals", "has an end of job {1} and no start")]
    [InlineData("UPDATE jobs SET ended_at = NULL WHERE number = {0}", "journals", "has an exit status of job {1} and no end")]
    [InlineData("UPDATE jobs SET status = 'Nonsense' WHERE number = {0}", "journals", "the row of job {1} in the journal cannot be read")]
    public async Task What_is_wrong_with_the_journal_by_itself_is_told(string damage, string check, string text)
    {
        await using var fixture = await AgentFixture.OpenAsync();
        var ended = await EndedAsync(fixture);
        await fixture.DamageAsync(string.Format(null, damage, ended.Value));

        var parts = await fixture.Server.AskAsync(new JournalInquiry(1, null, null), 1, Patience);

        var finding = Assert.Single(parts.SelectMany(part => part.Findings ?? []));
        Assert.Equal((check, ended.Value), (finding.Check, finding.Number));
        Assert.Contains(string.Format(null, text, ended.Value, ended), finding.Text, StringComparison.Ordinal);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_job_that_came_while_its_way_was_off_is_nobody_elses_business()
    {
        await using var fixture = await AgentFixture.OpenAsync();
        var ended = await EndedAsync(fixture);
        await fixture.DamageAsync($"UPDATE jobs SET rule = '*OFF' WHERE number = {ended.Value}");

        Assert.Empty((await fixture.Server.AskAsync(new JournalInquiry(1, null, null), 1, Patience)).SelectMany(part => part.Lines));
    }

    [Fact(Timeout = 30_000)]
    public async Task What_the_agent_forgot_stays_known_over_its_restart()
    {
        await using var fixture = await AgentFixture.OpenAsync();
        var before = (await fixture.Server.AskAsync(new JournalInquiry(1, null, null), 1, Patience))[^1].ForgottenBefore;

        await fixture.RestartAsync();

        var after = (await fixture.Server.AskAsync(new JournalInquiry(2, null, null), 1, Patience))[^1].ForgottenBefore;
        Assert.True(before < DateTimeOffset.UtcNow - TimeSpan.FromDays(29), $"{before}");
        Assert.True(after >= before, $"{before} and then {after}");
    }

    private static async Task<TrackingNumber> EndedAsync(AgentFixture fixture)
    {
        var number = await fixture.SubmitAsync(AgentFixture.Submission(), Patience);
        await fixture.Server.FactAsync<JobEnded>(fact => fact.Number == number, Patience);
        return number;
    }
}
