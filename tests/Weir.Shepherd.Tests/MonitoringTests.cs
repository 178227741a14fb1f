using Weir.Jobs;
using Weir.JobVariables;
using Weir.Linux;

namespace Weir.Shepherd.Tests;

public sealed class MonitoringTests : IDisposable
{
    private static readonly TrackingNumber _number = new(StoredRun.Number);
    private static readonly VariableCaller _me = new(
        UserAccounts.NameOf(UserAccounts.CurrentUserId),
        UserAccounts.CurrentUserId,
        UserAccounts.CurrentGroupId,
        IsAdministrator: true
    );

    private readonly string _scratch = Directory.CreateTempSubdirectory("weir-monitor-").FullName;
    private readonly string _folder;
    private readonly VariableStore _store;
    private readonly JobMonitors _monitors;
    private readonly VariableId _id = new(_me.User, "MON.JOB");

    public MonitoringTests()
    {
        _folder = Directory.CreateDirectory(Path.Join(_scratch, "147")).FullName;
        _store = VariableStore.Open(Path.Join(_scratch, "variables"), "machine", Guid.NewGuid(), TimeProvider.System);
        _monitors = new JobMonitors(_store);
    }

    public void Dispose() => Directory.Delete(_scratch, recursive: true);

    [Fact]
    public void A_job_that_ends_well_has_said_that_it_runs_and_says_that_it_ended()
    {
        Monitor(_id);

        Sh($"head -c3 {FileOf(_id)} > seen; true");

        Assert.Equal("$R ", File.ReadAllText(Path.Join(_folder, "seen")));
        Assert.Equal("$T", Status(_id));
        Assert.False(File.Exists(Path.Join(_folder, JobFiles.RecordLost)));
    }

    [Theory]
    [InlineData("exit 1", "0", "$A")]
    [InlineData("exit 4", "0-4", "$T")]
    [InlineData("exit 5", "0-4", "$A")]
    [InlineData("kill -9 $$", "0-255", "$A")]
    public void How_it_ended_decides_what_it_says(string script, string ok, string expected)
    {
        Assert.True(ExitCodes.TryParse(ok, out var codes));
        Monitor(_id, codes);

        Sh(script);

        Assert.Equal(expected, Status(_id));
    }

    [Fact]
    public void A_job_that_cannot_be_started_says_so()
    {
        Monitor(_id);

        new StoredRun(_folder).Run("no-such-program");

        Assert.Equal("$A", Status(_id));
    }

    [Fact]
    public void A_job_that_waited_keeps_the_time_of_its_opening_and_what_was_written_meanwhile()
    {
        var order = Monitor(_id);
        _store.Modify(_id, _me, new RecordModification { Descriptor = "Appl" });

        Sh("true");

        Assert.Equal((order.OpenedAt, "Appl"), (Record(_id).StartedAt, Record(_id).Application));
    }

    [Fact]
    public void A_job_that_goes_at_once_opens_the_record_itself()
    {
        Monitor(_id, status: null, schedule: "AdHoc");

        Sh($"head -c128 {FileOf(_id)} > seen");

        var seen = MonitoringRecord.Parse(File.ReadAllBytes(Path.Join(_folder, "seen")));
        Assert.Equal(("$R", "0043", "MACH", "AdHoc"), (seen.Status.ToString(), seen.Tsn, seen.Catalog, seen.Schedule));
        Assert.Equal("$T", Status(_id));
    }

    [Fact]
    public void A_cancelled_job_ends_with_who_and_why_whatever_it_exits_with()
    {
        Monitor(_id);
        new CancelMark("alice", "disk full").Write(_folder);

        Sh("exit 0");

        Assert.Equal(("$A", "alice: disk full"), (Status(_id), Record(_id).Cancellation));
    }

    [Fact]
    public void Monitoring_that_was_moved_while_the_job_ran_ends_in_the_other_variable()
    {
        Monitor(_id);
        VariableId other = new(_me.User, "OTHER");
        var shepherd = StartWaiting();

        _monitors.End(_id, _number, "alice", "moved");
        MonitorFile.Write(_folder, _monitors.Claim(other, _me, Request(MonitoringStatus.Running)));
        GoOn(shepherd);

        Assert.Equal(("$A", "alice: moved"), (Status(_id), Record(_id).Cancellation));
        Assert.Equal("$T", Status(other));
    }

    [Fact]
    public void Monitoring_that_was_ended_while_the_job_ran_is_over()
    {
        Monitor(_id);
        var shepherd = StartWaiting();

        MonitorFile.Remove(_folder);
        _monitors.End(_id, _number, "alice", "no more");
        GoOn(shepherd);

        Assert.Equal("$A", Status(_id));
        Assert.Equal(0, StoredRun.EndOf(_folder)!.ExitCode);
    }

    [Fact]
    public void A_variable_that_was_removed_while_the_job_ran_is_noted_and_repaired_and_the_job_goes_on()
    {
        Monitor(_id);
        var shepherd = StartWaiting();
        File.Delete(FileOf(_id));
        GoOn(shepherd);

        Assert.Equal(0, StoredRun.EndOf(_folder)!.ExitCode);
        Assert.Equal($"{_id} cannot be written: No such file or directory\n", File.ReadAllText(Path.Join(_folder, JobFiles.RecordLost)));
        Assert.Equal(SettleOutcome.Repaired, _monitors.Update(_id, _number, MonitoringStatus.Succeeded));
        Assert.Equal(("$T", "0043"), (Status(_id), Record(_id).Tsn));
    }

    [Fact]
    public void A_folder_that_cannot_be_written_while_the_job_runs_is_noted_and_the_job_goes_on()
    {
        Assert.SkipUnless(UserAccounts.CurrentUserId == 0, "only root makes a folder read-only for root");
        Monitor(_id);
        var shepherd = StartWaiting();
        Run("mount", "--bind", _store.Folder, _store.Folder);
        try
        {
            Run("mount", "-o", "remount,bind,ro", _store.Folder);
            GoOn(shepherd);
        }
        finally
        {
            Run("umount", _store.Folder);
        }

        Assert.Equal(0, StoredRun.EndOf(_folder)!.ExitCode);
        Assert.Contains("Read-only file system", File.ReadAllText(Path.Join(_folder, JobFiles.RecordLost)), StringComparison.Ordinal);
        Assert.Equal("$R", Status(_id));
        Assert.Equal(SettleOutcome.Corrected, _monitors.Update(_id, _number, MonitoringStatus.Succeeded));
    }

    [Fact]
    public void A_program_that_sits_on_the_lock_does_not_stop_the_job()
    {
        Monitor(_id);
        using var user = FolderHandle.Open(Path.GetDirectoryName(FileOf(_id))!);
        using var file = ValueFile.TryOpen(user, _id.Name, forWriting: false)!;
        Assert.True(file.TryLock(alone: false, 0));

        Sh("true");

        Assert.Equal("$T", MonitoringRecord.Parse(File.ReadAllBytes(FileOf(_id))).Status.ToString());
    }

    [Fact]
    public void A_note_that_the_jobs_user_forged_leads_the_shepherd_nowhere()
    {
        Assert.SkipUnless(UserAccounts.CurrentUserId == 0, "only root gives files away");
        var nobody = UserAccounts.Find("nobody")!;
        var victim = Monitor(_id);
        File.WriteAllText(Path.Join(_folder, "forged"), File.ReadAllText(Path.Join(_folder, MonitorFile.Name)));
        File.Delete(Path.Join(_folder, MonitorFile.Name));
        File.Move(Path.Join(_folder, "forged"), Path.Join(_folder, MonitorFile.Name));
        Own(_folder, nobody);
        Own(Path.Join(_folder, MonitorFile.Name), nobody);

        new StoredRun(_folder) { User = (nobody.UserId, nobody.GroupId) }.Run("true");

        Assert.Equal("$S", Status(victim.Variable));
        Assert.Contains("not left by the agent", File.ReadAllText(Path.Join(_folder, JobFiles.RecordLost)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_job_of_another_user_writes_that_users_variable_and_leaves_it_that_users()
    {
        Assert.SkipUnless(UserAccounts.CurrentUserId == 0, "only root starts jobs of others");
        var nobody = UserAccounts.Find("nobody")!;
        File.SetUnixFileMode(_scratch, (UnixFileMode)0x1ED);
        Own(_folder, nobody);
        VariableId id = new("nobody", "X");
        MonitorFile.Write(
            _folder,
            _monitors.Claim(id, new VariableCaller("nobody", nobody.UserId, nobody.GroupId), Request(MonitoringStatus.Waiting))
        );

        new StoredRun(_folder) { User = (nobody.UserId, nobody.GroupId) }.Run("sh", "-c", $"head -c3 {FileOf(id)} > seen; id -u >> seen");

        Assert.Equal($"$R {nobody.UserId}\n", File.ReadAllText(Path.Join(_folder, "seen")));
        Assert.Equal("$T", Status(id));
        Assert.Equal(nobody.UserId, FileOwner.Read(System.Text.Encoding.UTF8.GetBytes(FileOf(id))));
    }

    private static MonitorRequest Request(MonitoringStatus? status) =>
        new()
        {
            Number = _number,
            Tsn = Tsn.From(_number),
            Status = status,
        };

    private static void Own(string path, UserAccount account) => Run("chown", $"{account.UserId}:{account.GroupId}", path);

    private static void Run(string program, params string[] arguments)
    {
        using var process = System.Diagnostics.Process.Start(program, arguments);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }

    private MonitorOrder Monitor(VariableId id, ExitCodes ok = default) => Monitor(id, MonitoringStatus.Waiting, null, ok);

    private MonitorOrder Monitor(VariableId id, MonitoringStatus? status, string? schedule, ExitCodes ok = default)
    {
        var order = _monitors.Claim(id, _me, Request(status) with { Schedule = schedule, Ok = ok });
        MonitorFile.Write(_folder, order);
        return order;
    }

    private string FileOf(VariableId id) => Path.Join(_store.Folder, id.User, id.Name);

    private MonitoringRecord Record(VariableId id) => _store.TryRead(id)!.Value.Record;

    private string Status(VariableId id) => Record(id).Status.ToString();

    private void Sh(string script) => new StoredRun(_folder).Run("sh", "-c", script);

    // The job waits at a pipe, so that what is done between happens while it runs.
    private int StartWaiting()
    {
        Run("mkfifo", Path.Join(_folder, "running"), Path.Join(_folder, "go"));
        var shepherd = new StoredRun(_folder).Start("sh", "-c", "echo > running; cat go");
        File.ReadAllText(Path.Join(_folder, "running"));
        return shepherd;
    }

    private void GoOn(int shepherd)
    {
        File.WriteAllText(Path.Join(_folder, "go"), "");
        StoredRun.WaitFor(shepherd);
    }
}
