using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Weir.Execution;
using Weir.Jobs;
using Weir.Linux;

namespace Weir.Agent.Tests;

public sealed class FolderPurgeTests
{
    private static readonly DateTimeOffset s_never = DateTimeOffset.MinValue;

    private static CancellationToken Patience => TestContext.Current.CancellationToken;

    [Fact(Timeout = 20_000)]
    public async Task One_folder_that_cannot_be_removed_keeps_none_of_the_others()
    {
        Assert.SkipUnless(UserAccounts.CurrentUserId == 0, "only root mounts");
        await using var fixture = await AgentFixture.OpenAsync();
        var purge = Purge(fixture);
        List<TrackingNumber> numbers = [.. Enumerable.Range(1, 3).Select(number => new TrackingNumber(number))];
        foreach (var number in numbers)
        {
            Directory.CreateDirectory(Path.Join(fixture.Options.Jobs, number.ToString(), "inner"));
        }

        var mounted = Path.Join(fixture.Options.Jobs, "000000002", "inner");
        Run("mount", "-t", "tmpfs", "tmpfs", mounted);
        File.WriteAllText(Path.Join(mounted, "kept"), "");

        purge.Remove(numbers, s_never, Patience);

        var left = Assert.Single(Directory.GetDirectories(Path.Join(fixture.Options.Jobs, ".removed")));
        Assert.True(File.Exists(Path.Join(left, "inner", "kept")));
        Assert.DoesNotContain(
            Directory.GetDirectories(fixture.Options.Jobs),
            folder => folder.EndsWith("000000003", StringComparison.Ordinal)
        );

        Run("umount", Path.Join(left, "inner"));
        purge.Remove([], s_never, Patience);
        Assert.Empty(Directory.GetDirectories(Path.Join(fixture.Options.Jobs, ".removed")));
    }

    [Fact(Timeout = 20_000)]
    public async Task A_link_in_an_older_agents_folder_is_not_followed()
    {
        await using var fixture = await AgentFixture.OpenAsync();
        var precious = Directory.CreateDirectory(Path.Join(fixture.Options.Data, "precious")).FullName;
        File.WriteAllText(Path.Join(precious, "kept"), "");
        var folder = Directory.CreateDirectory(Path.Join(fixture.Options.Jobs, "000000001")).FullName;
        Directory.CreateSymbolicLink(Path.Join(folder, "link"), precious);

        Purge(fixture).Remove([new TrackingNumber(1), new TrackingNumber(2)], s_never, Patience);

        Assert.True(File.Exists(Path.Join(precious, "kept")));
        Assert.False(Directory.Exists(folder));
    }

    [Fact(Timeout = 20_000)]
    public async Task What_was_set_aside_and_what_ran_untracked_is_kept_as_long_as_jobs_are()
    {
        await using var fixture = await AgentFixture.OpenAsync();
        var folders = new JobFolders(fixture.Options.Execution, null, TimeProvider.System);
        Directory.CreateDirectory(folders.PathOf(new TrackingNumber(7)));
        folders.Aside.SetAside(new TrackingNumber(7));
        // An older agent made these for jobs that came while the way was off.
        var untracked = Directory.CreateDirectory(Path.Join(fixture.Options.Untracked, "0123456789abcdef")).FullName;
        var purge = Purge(fixture);

        purge.Remove([], DateTimeOffset.UtcNow.AddDays(-1), Patience);
        Assert.Single(Directory.GetDirectories(folders.Aside.Path, "000000007", SearchOption.AllDirectories));
        Assert.True(Directory.Exists(untracked));

        purge.Remove([], DateTimeOffset.UtcNow.AddDays(1), Patience);
        Assert.Empty(Directory.GetFileSystemEntries(folders.Aside.Path));
        Assert.False(Directory.Exists(untracked));
    }

    private static FolderPurge Purge(AgentFixture fixture) =>
        new(fixture.Options, new JobFolders(fixture.Options.Execution, null, TimeProvider.System), NullLogger<FolderPurge>.Instance);

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}
