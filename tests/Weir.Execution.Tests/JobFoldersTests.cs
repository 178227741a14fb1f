using System.Diagnostics;
using Weir.Linux;

namespace Weir.Execution.Tests;

/// <summary>The folder that a job gets, and those that it does not take.</summary>
public sealed class JobFoldersTests : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("weir-folders-").FullName;
    private readonly JobFolders _folders;

    public JobFoldersTests()
    {
        var options = new ExecutionOptions
        {
            Data = _data,
            Weir = "/nowhere/weir",
            Hints = "/nowhere/hints.sock",
        };
        Directory.CreateDirectory(options.Jobs);
        _folders = new JobFolders(options, null, TimeProvider.System);
    }

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public void A_folder_that_an_older_agent_made_and_nothing_was_started_in_is_not_used()
    {
        var job = new Job();
        Directory.CreateDirectory(_folders.PathOf(job.Number));
        File.WriteAllText(Path.Join(_folders.PathOf(job.Number), "lock"), "");
        Own(_folders.PathOf(job.Number));

        _folders.Prepare(job);

        Assert.Equal(
            ["files", "script", "submission"],
            Directory.GetFileSystemEntries(_folders.PathOf(job.Number)).Select(Path.GetFileName).Order(StringComparer.Ordinal)
        );
        Assert.True(FolderSnapshot.Read(_folders.PathOf(job.Number), lookAtLock: false).IsTrusted);
        Assert.Single(Directory.GetFiles(_folders.Aside.Path, "lock", SearchOption.AllDirectories));
    }

    [Fact]
    public void The_folder_of_another_submission_is_refused_with_the_way_out()
    {
        _folders.Prepare(new Job());

        var refused = Assert.Throws<LinuxException>(() => _folders.Prepare(new Job()));

        Assert.Contains("was made for another submission", refused.Message, StringComparison.Ordinal);
        Assert.Contains("weir restore --set-aside", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_folder_of_the_same_submission_is_taken_again()
    {
        var job = new Job();

        Assert.Equal(_folders.Prepare(job), _folders.Prepare(job));
    }

    private static void Own(string folder)
    {
        if (UserAccounts.CurrentUserId == 0)
        {
            using var give = Process.Start("chown", ["-R", "65534:65534", folder]);
            give.WaitForExit();
        }
    }
}
