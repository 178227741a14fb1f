using System.Diagnostics;
using Weir.Jobs.Facts;
using Weir.Linux;

namespace Weir.Agent.Tests.Running;

/// <summary>Folders that are gone, are another's, or were made by an older agent.</summary>
public sealed class JobFoldersTests
{
    private static CancellationToken Patience => TestContext.Current.CancellationToken;

    [Fact(Timeout = 20_000)]
    public async Task A_job_whose_folder_is_taken_away_between_its_start_and_its_end_is_lost_and_not_started_again()
    {
        await using var house = await AgentHouse.OpenAsync();
        house.Shepherds.EndsAtOnce = false;
        house.Shepherds.ForksAtOnce = false;
        var number = await house.SubmitAsync(AgentHouse.Submission(), Patience);
        var launch = await house.Shepherds.NextAsync(Patience);
        await WaitUntilWatched(house, FakeShepherds.FirstProcess);
        Directory.Delete(launch.Folder, recursive: true);

        house.Processes.Kill(FakeShepherds.FirstProcess);

        await house.Server.FactAsync<JobLost>(fact => fact.Number == number, Patience);
        Assert.Single(house.Shepherds.Launched);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_job_whose_folder_is_taken_away_while_no_agent_runs_is_lost_and_not_started_again()
    {
        await using var house = await AgentHouse.OpenAsync();
        house.Shepherds.EndsAtOnce = false;
        var number = await house.SubmitAsync(AgentHouse.Submission(), Patience);
        var launch = await house.Shepherds.NextAsync(Patience);
        await house.Server.FactAsync<JobStarted>(fact => fact.Number == number, Patience);
        await house.StopAsync();
        Directory.Delete(launch.Folder, recursive: true);

        await house.StartAgainAsync();

        await house.Server.FactAsync<JobLost>(fact => fact.Number == number, Patience);
        Assert.Empty(house.Shepherds.Launched);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_job_that_an_older_agent_began_is_followed_to_its_end_in_the_folder_of_its_user()
    {
        await using var house = await AgentHouse.OpenAsync();
        house.Shepherds.EndsAtOnce = false;
        var number = await house.SubmitAsync(AgentHouse.Submission(), Patience);
        var launch = await house.Shepherds.NextAsync(Patience);
        await house.Server.FactAsync<JobStarted>(fact => fact.Number == number, Patience);
        await house.StopAsync();
        var lockFile = LayOutAsAnOlderAgentDid(launch.Folder);
        var held = FileLock.TryHold(lockFile);
        Own(launch.Folder);

        // Of its process an older agent wrote nothing.
        Directory.Delete(Path.Join(house.Options.Data, "processes"), recursive: true);
        await house.StartAgainAsync(processes => processes.Add(Environment.ProcessId));
        // The agent watches the process that holds the lock, which is this one.
        await WaitUntilWatched(house, Environment.ProcessId);
        await File.WriteAllTextAsync(
            Path.Join(launch.Folder, "end.json"),
            $$"""{"processId":4242,"startedAt":"{{DateTimeOffset.UtcNow:O}}","endedAt":"{{DateTimeOffset.UtcNow:O}}","exitCode":3,"cpuMicroseconds":5,"peakKibibytes":6}""",
            Patience
        );
        held!.Dispose();
        house.Processes.Kill(Environment.ProcessId);

        Assert.Equal(3, (await house.Server.FactAsync<JobEnded>(fact => fact.Number == number, Patience)).ExitCode);
        Assert.Empty(house.Shepherds.Launched);
    }

    private static string LayOutAsAnOlderAgentDid(string folder)
    {
        Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        foreach (var name in (string[])["out", "err", "script"])
        {
            File.WriteAllText(Path.Join(folder, name), "");
        }

        File.WriteAllText(Path.Join(folder, "started"), $$"""{"processId":4242,"at":"{{DateTimeOffset.UtcNow:O}}"}""");
        return Path.Join(folder, "lock");
    }

    private static void Own(string folder)
    {
        if (UserAccounts.CurrentUserId == 0)
        {
            using var give = Process.Start("chown", ["-R", "65534:65534", folder]);
            give.WaitForExit();
        }
    }

    private static async Task WaitUntilWatched(AgentHouse house, int processId)
    {
        while (!house.Processes.IsWatched(processId))
        {
            Patience.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
