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
        await using var fixture = await AgentFixture.OpenAsync();
        fixture.Shepherds.EndsAtOnce = false;
        fixture.Shepherds.ForksAtOnce = false;
        var number = await fixture.SubmitAsync(AgentFixture.Submission(), Patience);
        var launch = await fixture.Shepherds.NextAsync(Patience);
        await WaitUntilWatched(fixture, FakeShepherds.FirstProcess);
        Directory.Delete(launch.Folder, recursive: true);

        fixture.Processes.Kill(FakeShepherds.FirstProcess);

        await fixture.Server.FactAsync<JobLost>(fact => fact.Number == number, Patience);
        Assert.Single(fixture.Shepherds.Launched);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_job_whose_folder_is_taken_away_while_no_agent_runs_is_lost_and_not_started_again()
    {
        await using var fixture = await AgentFixture.OpenAsync();
        fixture.Shepherds.EndsAtOnce = false;
        var number = await fixture.SubmitAsync(AgentFixture.Submission(), Patience);
        var launch = await fixture.Shepherds.NextAsync(Patience);
        await fixture.Server.FactAsync<JobStarted>(fact => fact.Number == number, Patience);
        await fixture.StopAsync();
        Directory.Delete(launch.Folder, recursive: true);

        await fixture.StartAgainAsync();

        await fixture.Server.FactAsync<JobLost>(fact => fact.Number == number, Patience);
        Assert.Empty(fixture.Shepherds.Launched);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_job_that_an_older_agent_began_is_followed_to_its_end_in_the_folder_of_its_user()
    {
        await using var fixture = await AgentFixture.OpenAsync();
        fixture.Shepherds.EndsAtOnce = false;
        var number = await fixture.SubmitAsync(AgentFixture.Submission(), Patience);
        var launch = await fixture.Shepherds.NextAsync(Patience);
        await fixture.Server.FactAsync<JobStarted>(fact => fact.Number == number, Patience);
        await fixture.StopAsync();
        var lockFile = LayOutAsAnOlderAgentDid(launch.Folder);
        var held = FileLock.TryHold(lockFile);
        Own(launch.Folder);

        // Of its process an older agent wrote nothing.
        Directory.Delete(Path.Join(fixture.Options.Data, "processes"), recursive: true);
        await fixture.StartAgainAsync(processes => processes.Add(Environment.ProcessId));
        // The agent watches the process that holds the lock, which is this one.
        await WaitUntilWatched(fixture, Environment.ProcessId);
        await File.WriteAllTextAsync(
            Path.Join(launch.Folder, "end.json"),
            $$"""{"processId":4242,"startedAt":"{{DateTimeOffset.UtcNow:O}}","endedAt":"{{DateTimeOffset.UtcNow:O}}","exitCode":3,"cpuMicroseconds":5,"peakKibibytes":6}""",
            Patience
        );
        held!.Dispose();
        fixture.Processes.Kill(Environment.ProcessId);

        Assert.Equal(3, (await fixture.Server.FactAsync<JobEnded>(fact => fact.Number == number, Patience)).ExitCode);
        Assert.Empty(fixture.Shepherds.Launched);
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

    private static async Task WaitUntilWatched(AgentFixture fixture, int processId)
    {
        while (!fixture.Processes.IsWatched(processId))
        {
            Patience.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
