using Weir.Agent.Jobs;
using Weir.Jobs.Facts;
using Weir.Stores.Agent;

namespace Weir.Agent.Tests;

public sealed class PurgeTests
{
    private static CancellationToken Patience => TestContext.Current.CancellationToken;

    [Fact(Timeout = 30_000)]
    public async Task A_purge_that_was_killed_between_rows_and_folders_is_completed_by_the_next_start()
    {
        await using var fixture = await AgentFixture.OpenAsync();
        var forgotten = await EndedAsync(fixture);
        var folder = Path.Join(fixture.Options.Jobs, forgotten.ToString());
        Assert.True(Directory.Exists(folder));

        // All that a purge does before it comes to the folders.
        var journal = fixture.Part<IAgentJournal>();
        var settings = await fixture.Part<KnownNumbers>().SettingsAsync(DateTimeOffset.UtcNow.AddMinutes(1), Patience);
        await journal.WriteAsync(new JournalEntry { Settings = settings }, Patience);
        Assert.Equal(
            [forgotten],
            await journal.PurgeAsync(DateTimeOffset.UtcNow.AddMinutes(1), DateTimeOffset.UtcNow.AddMinutes(1), Patience)
        );
        var kept = await EndedAsync(fixture);
        Directory.SetLastWriteTimeUtc(folder, DateTime.UtcNow.AddYears(-1));
        Directory.SetLastWriteTimeUtc(Path.Join(fixture.Options.Jobs, kept.ToString()), DateTime.UtcNow.AddYears(-1));

        await fixture.RestartAsync();

        await AgentFixture.UntilAsync(() => !Directory.Exists(folder));
        Assert.True(Directory.Exists(Path.Join(fixture.Options.Jobs, kept.ToString())));
    }

    private static async Task<Weir.Jobs.TrackingNumber> EndedAsync(AgentFixture fixture)
    {
        var number = await fixture.SubmitAsync(AgentFixture.Submission(), Patience);
        await fixture.Server.FactAsync<JobEnded>(fact => fact.Number == number, Patience);
        return number;
    }
}
