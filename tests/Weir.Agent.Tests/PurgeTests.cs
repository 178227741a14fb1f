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
        await using var house = await AgentHouse.OpenAsync();
        var forgotten = await EndedAsync(house);
        var folder = Path.Join(house.Options.Jobs, forgotten.ToString());
        Assert.True(Directory.Exists(folder));

        // All that a purge does before it comes to the folders.
        var journal = house.Part<IAgentJournal>();
        await journal.WriteAsync(new JournalEntry { Settings = await house.Part<KnownNumbers>().SettingsAsync(Patience) }, Patience);
        Assert.Equal(
            [forgotten],
            await journal.PurgeAsync(DateTimeOffset.UtcNow.AddMinutes(1), DateTimeOffset.UtcNow.AddMinutes(1), Patience)
        );
        var kept = await EndedAsync(house);
        Directory.SetLastWriteTimeUtc(folder, DateTime.UtcNow.AddYears(-1));
        Directory.SetLastWriteTimeUtc(Path.Join(house.Options.Jobs, kept.ToString()), DateTime.UtcNow.AddYears(-1));

        await house.RestartAsync();

        await AgentHouse.UntilAsync(() => !Directory.Exists(folder));
        Assert.True(Directory.Exists(Path.Join(house.Options.Jobs, kept.ToString())));
    }

    private static async Task<Weir.Jobs.TrackingNumber> EndedAsync(AgentHouse house)
    {
        var number = await house.SubmitAsync(AgentHouse.Submission(), Patience);
        await house.Server.FactAsync<JobEnded>(fact => fact.Number == number, Patience);
        return number;
    }
}
