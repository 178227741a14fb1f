using Weir.Linux;

namespace Weir.Shepherd.Tests;

public sealed class AnsweredJobTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("weir-job-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_job_that_is_answered_waits_for_what_is_written_to_its_standard_input()
    {
        var shepherd = new StoredRun(_folder) { IsAnswered = true }.Start("sh", "-c", "read answer; echo \"it was $answer\"");
        using var files = FolderHandle.Open(_folder);
        while (!files.Has(JobFiles.Input) || !files.TryWriteToPipe(JobFiles.Input, "yes\n"u8))
        {
            Assert.False(TestContext.Current.CancellationToken.IsCancellationRequested);
        }

        StoredRun.WaitFor(shepherd);

        Assert.Equal("it was yes\n", File.ReadAllText(Path.Join(_folder, JobFiles.Output)));
        Assert.Throws<LinuxException>(() => files.TryWriteToPipe("no-such-pipe", "yes\n"u8));
        Assert.False(files.TryWriteToPipe(JobFiles.Input, "yes\n"u8));
    }

    [Fact]
    public void Another_has_nothing_to_read()
    {
        new StoredRun(_folder).Run("sh", "-c", "cat; echo done");

        Assert.Equal("done\n", File.ReadAllText(Path.Join(_folder, JobFiles.Output)));
    }
}
