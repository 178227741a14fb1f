using System.Globalization;

namespace Weir.Agent.Tests.Jobs;

public sealed class KnownNumbersTests
{
    private static CancellationToken Patience => TestContext.Current.CancellationToken;

    [Fact(Timeout = 20_000)]
    public async Task An_agent_refuses_to_start_beside_a_folder_of_a_number_that_it_could_give()
    {
        await using var house = await AgentHouse.OpenAsync();
        var number = await house.SubmitAsync(AgentHouse.Submission(), Patience);
        await house.StopAsync();
        var next = Folder(house, number.Value + 5);

        var refused = await Assert.ThrowsAsync<AgentStartException>(house.StartAgainAsync);

        Assert.Contains($"the folder of job {Path.GetFileName(next)}, which the journal", refused.Message, StringComparison.Ordinal);
        await house.StopAsync();
        Directory.Delete(next);
        await house.StartAgainAsync();
    }

    [Fact(Timeout = 20_000)]
    public async Task An_agent_whose_journal_is_gone_names_how_many_folders_there_are()
    {
        await using var house = await AgentHouse.OpenAsync();
        var first = await house.SubmitAsync(AgentHouse.Submission(), Patience);
        var second = await house.SubmitAsync(AgentHouse.Submission(), Patience);
        await house.Shepherds.NextAsync(Patience);
        await house.Shepherds.NextAsync(Patience);
        await house.StopAsync();
        foreach (var file in Directory.GetFiles(house.Options.Data, "agent.db*"))
        {
            File.Delete(file);
        }

        var refused = await Assert.ThrowsAsync<AgentStartException>(house.StartAgainAsync);

        Assert.Contains($"the folders of 2 jobs, {first} to {second}, which the journal", refused.Message, StringComparison.Ordinal);
        await house.StopAsync();
        Directory.Delete(house.Options.Jobs, recursive: true);
        await house.StartAgainAsync();
    }

    [Fact(Timeout = 20_000)]
    public async Task A_number_whose_folder_is_there_is_passed_over_and_is_no_reason_to_refuse_later()
    {
        await using var house = await AgentHouse.OpenAsync();
        var first = await house.SubmitAsync(AgentHouse.Submission(), Patience);
        Folder(house, first.Value + 1);

        var next = await house.SubmitAsync(AgentHouse.Submission(), Patience);
        await house.RestartAsync();

        Assert.Equal(first.Value + 2, next.Value);
        Assert.Equal(first.Value + 3, (await house.SubmitAsync(AgentHouse.Submission(), Patience)).Value);
    }

    private static string Folder(AgentHouse house, int number) =>
        Directory.CreateDirectory(Path.Join(house.Options.Jobs, number.ToString("D9", CultureInfo.InvariantCulture))).FullName;
}
