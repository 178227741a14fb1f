using System.Globalization;

namespace Weir.Agent.Tests.Jobs;

public sealed class KnownNumbersTests
{
    private static CancellationToken Patience => TestContext.Current.CancellationToken;

    [Fact(Timeout = 20_000)]
    public async Task An_agent_refuses_to_start_beside_a_folder_of_a_number_that_it_could_give()
    {
        await using var fixture = await AgentFixture.OpenAsync();
        var number = await fixture.SubmitAsync(AgentFixture.Submission(), Patience);
        await fixture.StopAsync();
        var next = Folder(fixture, number.Value + 5);

        var refused = await Assert.ThrowsAsync<AgentStartException>(fixture.StartAgainAsync);

        Assert.Contains($"the folder of job {Path.GetFileName(next)}, which the journal", refused.Message, StringComparison.Ordinal);
        await fixture.StopAsync();
        Directory.Delete(next);
        await fixture.StartAgainAsync();
    }

    [Fact(Timeout = 20_000)]
    public async Task An_agent_whose_journal_is_gone_names_how_many_folders_there_are()
    {
        await using var fixture = await AgentFixture.OpenAsync();
        var first = await fixture.SubmitAsync(AgentFixture.Submission(), Patience);
        var second = await fixture.SubmitAsync(AgentFixture.Submission(), Patience);
        await fixture.Shepherds.NextAsync(Patience);
        await fixture.Shepherds.NextAsync(Patience);
        await fixture.StopAsync();
        foreach (var file in Directory.GetFiles(fixture.Options.Data, "agent.db*"))
        {
            File.Delete(file);
        }

        var refused = await Assert.ThrowsAsync<AgentStartException>(fixture.StartAgainAsync);

        Assert.Contains($"the folders of 2 jobs, {first} to {second}, which the journal", refused.Message, StringComparison.Ordinal);
        await fixture.StopAsync();
        Directory.Delete(fixture.Options.Jobs, recursive: true);
        await fixture.StartAgainAsync();
    }

    [Fact(Timeout = 20_000)]
    public async Task A_number_whose_folder_is_there_is_passed_over_and_is_no_reason_to_refuse_later()
    {
        await using var fixture = await AgentFixture.OpenAsync();
        var first = await fixture.SubmitAsync(AgentFixture.Submission(), Patience);
        Folder(fixture, first.Value + 1);

        var next = await fixture.SubmitAsync(AgentFixture.Submission(), Patience);
        await fixture.RestartAsync();

        Assert.Equal(first.Value + 2, next.Value);
        Assert.Equal(first.Value + 3, (await fixture.SubmitAsync(AgentFixture.Submission(), Patience)).Value);
    }

    private static string Folder(AgentFixture fixture, int number) =>
        Directory.CreateDirectory(Path.Join(fixture.Options.Jobs, number.ToString("D9", CultureInfo.InvariantCulture))).FullName;
}
