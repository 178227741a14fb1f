using System.Diagnostics;
using Weir.Linux;
using Weir.Shepherd;

namespace Weir.Execution.Tests;

public sealed class FolderSnapshotTests : IDisposable
{
    private const string Started = """{"processId":42,"at":"2026-01-01T00:00:00Z"}""";

    private readonly string _folder = Directory.CreateTempSubdirectory("weir-truth-").FullName;
    private readonly string _mark = SubmissionMark.Create(Guid.NewGuid(), 7);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void An_end_that_a_shepherd_can_have_written_is_read()
    {
        Mark();
        Put("started", Started);
        Put("end.json", End("\"exitCode\":3"));

        var snapshot = FolderSnapshot.Read(_folder, lookAtLock: true, _mark);

        Assert.Equal(
            (3, 5L, 42, true, true),
            (snapshot.End!.ExitCode, snapshot.End.CpuMicroseconds, snapshot.ProcessId, snapshot.IsTrusted, snapshot.IsMarked)
        );
    }

    [Theory]
    [InlineData("\"exitCode\":256", 5, 6)]
    [InlineData("\"exitCode\":-1", 5, 6)]
    [InlineData("\"signal\":0", 5, 6)]
    [InlineData("\"signal\":65", 5, 6)]
    [InlineData("\"exitCode\":0,\"signal\":9", 5, 6)]
    [InlineData("\"exitCode\":0,\"startError\":\"none\"", 5, 6)]
    [InlineData("\"exitCode\":0", -1, 6)]
    [InlineData("\"exitCode\":0", 5, -1)]
    [InlineData("\"exitCode\":0", long.MaxValue, 6)]
    [InlineData("\"exitCode\":0", 5, long.MaxValue)]
    [InlineData("\"other\":0", 5, 6)]
    public void An_end_that_cannot_be_is_none(string way, long cpu, long memory)
    {
        Mark();
        Put("started", Started);
        Put("end.json", End(way, cpu, memory));

        Assert.Null(FolderSnapshot.Read(_folder, lookAtLock: true, _mark).End);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{\"processId\":1e99,\"at\":\"2026-01-01T00:00:00Z\"}")]
    [InlineData("{\"processId\":-3,\"at\":\"2026-01-01T00:00:00Z\"}")]
    public void A_start_mark_that_cannot_be_is_a_start_of_no_known_process(string text)
    {
        Mark();
        Put("started", text);

        var snapshot = FolderSnapshot.Read(_folder, lookAtLock: true, _mark);

        Assert.Equal((StartMark.Started, (int?)null), (snapshot.Start, snapshot.ProcessId));
    }

    [Fact]
    public void What_a_process_of_the_user_reports_is_its_word_and_what_lies_beside_it_is_not_read()
    {
        Mark();
        Directory.CreateDirectory(Path.Join(_folder, "report"));
        Put("report/started", Started);
        Put("end.json", End("\"exitCode\":3"));

        var snapshot = FolderSnapshot.Read(_folder, lookAtLock: true, _mark);

        Assert.Equal((StartMark.Started, false, (EndRecord?)null), (snapshot.Start, snapshot.IsTrusted, snapshot.End));
    }

    [Fact]
    public void A_folder_that_was_made_for_another_submission_says_nothing()
    {
        Mark();
        Put("started", Started);
        Put("end.json", End("\"exitCode\":3"));

        var snapshot = FolderSnapshot.Read(_folder, lookAtLock: true, SubmissionMark.Create(Guid.NewGuid(), 7));

        Assert.Equal((StartMark.None, true, (EndRecord?)null), (snapshot.Start, snapshot.IsGone, snapshot.End));
    }

    [Fact]
    public void An_older_agents_folder_is_its_users_word_and_a_mark_in_it_is_not_believed()
    {
        Assert.SkipUnless(UserAccounts.CurrentUserId == 0, "only root gives folders away");
        using (var folder = FolderHandle.Open(_folder))
        {
            SubmissionMark.Write(folder, SubmissionMark.Create(Guid.NewGuid(), 8));
        }

        Directory.CreateDirectory(Path.Join(_folder, "report"));
        Put("started", Started);
        Put("end.json", End("\"exitCode\":3"));
        using var give = Process.Start("chown", ["-R", "65534", _folder]);
        give.WaitForExit();

        var snapshot = FolderSnapshot.Read(_folder, lookAtLock: true, _mark);

        Assert.Equal((3, false, false), (snapshot.End!.ExitCode, snapshot.IsTrusted, snapshot.IsMarked));
    }

    [Fact]
    public void Who_seals_first_keeps_every_shepherd_from_starting()
    {
        Mark();

        Assert.True(FolderSnapshot.TrySeal(_folder, _mark));
        Assert.True(FolderSnapshot.TrySeal(_folder, _mark));
        Assert.Equal(StartMark.Sealed, FolderSnapshot.Read(_folder, lookAtLock: false, _mark).Start);
    }

    [Fact]
    public void What_was_started_is_not_sealed()
    {
        Mark();
        Put("started", Started);

        Assert.False(FolderSnapshot.TrySeal(_folder, _mark));
        Assert.Null(FolderSnapshot.TrySeal(_folder, SubmissionMark.Create(Guid.NewGuid(), 7)));
    }

    private static string End(string way, long cpu = 5, long memory = 6) =>
        $$"""{"processId":42,"startedAt":"2026-01-01T00:00:00Z","endedAt":"2026-01-01T00:00:01Z",{{way}},"cpuMicroseconds":{{cpu}},"peakKibibytes":{{memory}}}""";

    private void Mark()
    {
        using var folder = FolderHandle.Open(_folder);
        SubmissionMark.Write(folder, _mark);
    }

    private void Put(string name, string text) => File.WriteAllText(Path.Join(_folder, name), text);
}
