using Weir.Jobs;
using Weir.Linux;

namespace Weir.Shepherd.Tests;

public sealed class StoredJobTests : IDisposable
{
    private static readonly string _weir = Path.GetFullPath(Path.Join(AppContext.BaseDirectory, "../../../../artifacts/publish/Weir.Gate/release_linux-x64/weir"));

    private readonly string _folder = Directory.CreateTempSubdirectory("weir-job-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_job_leaves_its_output_and_its_exit_status()
    {
        var end = Run(["sh"u8.ToArray(), "-c"u8.ToArray(), "echo out; echo err >&2; exit 7"u8.ToArray()]);
        Assert.Equal(7, end.ExitCode);
        Assert.Equal("out\n", File.ReadAllText(Path.Join(_folder, JobFiles.Output)));
        Assert.Equal("err\n", File.ReadAllText(Path.Join(_folder, JobFiles.Error)));
        Assert.Equal(end.ProcessId, StartedRecord.Read(_folder)?.ProcessId);
        Assert.False(FileLock.IsHeld(Path.Join(_folder, JobFiles.Lock)));
    }

    [Fact]
    public void A_program_that_is_missing_is_said_to_be_missing()
    {
        var end = Run(["no-such-program"u8.ToArray()]);
        Assert.Null(end.ExitCode);
        Assert.Equal("no-such-program: No such file or directory", end.StartError);
    }

    [Fact]
    public void A_job_that_was_started_before_is_not_started_again()
    {
        File.WriteAllText(Path.Join(_folder, JobFiles.Started), "");
        Start(["touch"u8.ToArray(), "again"u8.ToArray()]);
        Assert.False(File.Exists(Path.Join(_folder, "again")));
        Assert.Null(EndRecord.Read(_folder));
    }

    private EndRecord Run(IReadOnlyList<byte[]> command)
    {
        Start(command);
        return EndRecord.Read(_folder) ?? throw new InvalidOperationException("the shepherd left no record");
    }

    private void Start(IReadOnlyList<byte[]> command)
    {
        var order = new ShepherdOrder
        {
            Number = new TrackingNumber(147),
            Folder = _folder,
            UserId = UserAccounts.CurrentUserId,
            GroupId = UserAccounts.CurrentGroupId,
            Submission = new Submission
            {
                Key = Guid.NewGuid(),
                Name = ObjectName.Parse("TEST"),
                Way = WayIn.Submit,
                Mode = SubmissionMode.Stored,
                Arguments = command,
                Environment = ["PATH=/usr/bin:/bin"u8.ToArray()],
                Directory = System.Text.Encoding.UTF8.GetBytes(_folder),
            },
        };
        using var file = new MemoryFile("order", ShepherdOrderCodec.Write(order));
        var process = Spawner.Spawn(_weir, ["weir"u8.ToArray(), "shepherd"u8.ToArray()], [], [(0, 0), (1, 1), (2, 2), (file.Descriptor, ShepherdOrder.Descriptor)], newSession: true);
        using var handle = ProcessHandle.Open(process);
        handle?.Wait(-1);
        Spawner.Reap(process);
    }
}
