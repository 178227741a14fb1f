using Weir.Jobs;
using Weir.Linux;

namespace Weir.JobVariables.Tests.Monitoring;

public sealed class JobMonitorsTests : IDisposable
{
    private static readonly TrackingNumber _job = new(147),
        _other = new(148);

    private readonly Scratch _scratch = new();
    private readonly Clock _clock = new();
    private readonly VariableStore _store;
    private readonly JobMonitors _monitors;
    private readonly VariableId _id = new(Callers.Me.User, "MON.JOB");

    public JobMonitorsTests()
    {
        _store = VariableStore.Open(_scratch["variables"], "machine", Guid.NewGuid(), _clock);
        _monitors = new JobMonitors(_store);
    }

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void A_variable_that_is_missing_is_made_shared_and_says_at_once_that_the_job_waits()
    {
        _monitors.Claim(_id, Callers.Me, Request(_job) with { Schedule = "AdHoc" });

        Assert.Equal("$S 00043MACH    J0012026-11-21161559".PadRight(104) + "AdHoc".PadRight(24), Record.ToString());
        Assert.True(_store.Find(_id) is { Shared: true, IsProtected: true, Size: 256 });
    }

    [Fact]
    public void A_job_that_goes_at_once_leaves_the_first_word_to_its_shepherd()
    {
        var order = _monitors.Claim(_id, Callers.Me, Request(_job) with { Status = null });

        Assert.Equal("", Record.Status.Letters);
        using var file = RecordFile.TryOpen(order.Folder, order.Variable, order.Owner)!;
        Assert.True(file.Update(order.Encoding, record => order.Apply(record, MonitoringStatus.Running)));
        Assert.Equal("$R 00043MACH    J0012026-11-21161559".PadRight(128), Record.ToString());
    }

    [Fact]
    public void The_same_job_may_ask_again_and_another_is_refused()
    {
        var order = _monitors.Claim(_id, Callers.Me, Request(_job));
        _clock.Now = _clock.Now.AddHours(1);

        Assert.Equal(order, _monitors.Claim(_id, Callers.Me, Request(_job)));
        Refused(VariableRefusal.InUse, () => _monitors.Claim(_id, Callers.Me, Request(_other)));
        Assert.Equal(order.OpenedAt, Record.StartedAt);
    }

    [Fact]
    public void Of_many_jobs_that_ask_at_once_one_gets_it()
    {
        var got = 0;
        Parallel.For(
            1,
            33,
            number =>
            {
                try
                {
                    _monitors.Claim(_id, Callers.Me, Request(new TrackingNumber(number)));
                    Interlocked.Increment(ref got);
                }
                catch (VariableException refused) when (refused.Reason == VariableRefusal.InUse)
                {
                    // As it should be for all but one.
                }
            }
        );

        Assert.Equal(1, got);
    }

    [Fact]
    public void What_the_jobs_user_may_not_write_is_refused()
    {
        _store.Create(_id, Callers.Me, new VariableSettings());
        Refused(VariableRefusal.AccessDenied, () => _monitors.Claim(_id, Callers.Stranger, Request(_job)));
        Refused(
            VariableRefusal.AccessDenied,
            () => _monitors.Claim(new VariableId(Callers.Me.User, "NEW"), Callers.Stranger, Request(_job))
        );
        _store.Change(_id, Callers.Me, new VariableChange { Shared = true, WritePassword = "put" });
        Refused(VariableRefusal.Password, () => _monitors.Claim(_id, Callers.Stranger, Request(_job)));
        _monitors.Claim(_id, Callers.Stranger with { Password = "put" }, Request(_job));
    }

    [Fact]
    public void What_cannot_be_opened_is_refused_before_the_job_begins()
    {
        _store.Create(_id, Callers.Me, new VariableSettings());
        File.Delete(FileOf);
        Directory.CreateDirectory(FileOf);

        Refused(VariableRefusal.Unreachable, () => _monitors.Claim(_id, Callers.Me, Request(_job) with { Status = null }));
        Assert.Null(_store.Find(_id)!.MonitoredBy);
    }

    [Fact]
    public void Another_status_leaves_what_the_job_wrote()
    {
        _monitors.Claim(_id, Callers.Me, Request(_job));
        _store.Modify(_id, Callers.Me, new RecordModification { Descriptor = "Appl", Information = "Info" });

        Assert.Equal(SettleOutcome.Corrected, _monitors.Update(_id, _job, MonitoringStatus.Succeeded));
        Assert.Equal(SettleOutcome.Right, _monitors.Update(_id, _job, MonitoringStatus.Succeeded));
        Assert.Equal(SettleOutcome.NotMonitored, _monitors.Update(_id, _other, MonitoringStatus.Failed));

        Assert.Equal(("$T", "Appl", "Info"), (Record.Status.ToString(), Record.Application, Record.Information));
    }

    [Fact]
    public void A_file_that_was_removed_is_made_again_and_says_what_is_true()
    {
        _monitors.Claim(_id, Callers.Me, Request(_job));
        File.Delete(FileOf);
        Assert.True(_store.Find(_id)!.IsMissing);

        Assert.Equal(SettleOutcome.Repaired, _monitors.Update(_id, _job, MonitoringStatus.Running));

        Assert.Equal("$R 00043MACH    J0012026-11-21161559".PadRight(128), Record.ToString());
    }

    [Fact]
    public void A_variable_whose_file_is_gone_while_it_monitors_is_not_made_anew()
    {
        _monitors.Claim(_id, Callers.Me, Request(_job));
        File.Delete(FileOf);

        Refused(VariableRefusal.Exists, () => _store.Create(_id, Callers.Me, new VariableSettings()));
    }

    [Fact]
    public void Monitoring_ended_early_says_so_and_lets_another_job_have_it()
    {
        _monitors.Claim(_id, Callers.Me, Request(_job));

        _monitors.End(_id, _job, "alice", "moved to OTHER");

        Assert.Equal(("$A", "alice: moved to OTHER"), (Record.Status.ToString(), Record.Cancellation));
        _monitors.Claim(_id, Callers.Me, Request(_other));
        Assert.Equal("0044", Record.Tsn);
        Assert.Equal("", Record.Information);
    }

    [Fact]
    public void A_sweep_makes_each_record_say_what_became_of_its_job()
    {
        VariableId running = Claimed(1),
            ended = Claimed(2),
            unknown = Claimed(3),
            right = Claimed(4),
            gone = Claimed(5),
            free = new(Callers.Me.User, "FREE");
        _store.Create(free, Callers.Me, new VariableSettings());
        _monitors.Update(right, new TrackingNumber(4), MonitoringStatus.Running);
        File.Delete(Path.Join(_store.Folder, gone.User, gone.Name));

        var findings = _monitors.Sweep(number =>
            number.Value switch
            {
                1 or 4 or 5 => new SweepVerdict(MonitoringStatus.Running),
                2 => new SweepVerdict(MonitoringStatus.Failed, new CancelMark("weir", "machine restarted")),
                _ => null,
            }
        );

        Assert.Equal(
            [
                (running, SettleOutcome.Corrected),
                (ended, SettleOutcome.Corrected),
                (unknown, SettleOutcome.Corrected),
                (right, SettleOutcome.Right),
                (gone, SettleOutcome.Repaired),
            ],
            findings.Select(finding => (finding.Variable, finding.Outcome!.Value))
        );
        Assert.Equal("$R", Of(running).Status.ToString());
        Assert.Equal(("$A", "weir: machine restarted"), (Of(ended).Status.ToString(), Of(ended).Cancellation));
        Assert.Equal(("$A", "weir: job unknown to its agent"), (Of(unknown).Status.ToString(), Of(unknown).Cancellation));
        Assert.Equal([1, 4, 5], _store.List().Select(found => found.MonitoredBy?.Value).OfType<int>());
    }

    [Fact]
    public void A_sweep_ends_a_stale_record_that_nobody_claims_and_leaves_what_only_looks_like_one()
    {
        var stale = Claimed(1);
        _monitors.Release(stale, new TrackingNumber(1));
        VariableId own = new(Callers.Me.User, "OWN");
        _store.Create(own, Callers.Me, new VariableSettings());
        _store.Set(own, Callers.Me, 1, "$R "u8.ToArray());

        Assert.Equal(stale, Assert.Single(_monitors.Sweep(_ => null)).Variable);

        Assert.Equal("$A", Of(stale).Status.ToString());
        Assert.Equal("$R", Of(own).Status.ToString());
    }

    [Fact]
    public void A_sweep_says_what_it_could_not_do_and_goes_on()
    {
        VariableId broken = Claimed(1),
            fine = Claimed(2);
        File.Delete(Path.Join(_store.Folder, broken.User, broken.Name));
        File.CreateSymbolicLink(Path.Join(_store.Folder, broken.User, broken.Name), "/etc/passwd");

        var findings = _monitors.Sweep(_ => null);

        Assert.Equal([broken, fine], findings.Select(finding => finding.Variable));
        Assert.NotNull(findings[0].Problem);
        Assert.Equal(SettleOutcome.Corrected, findings[1].Outcome);
    }

    [Fact]
    public void The_order_that_is_left_for_the_shepherd_comes_back_as_it_was()
    {
        Assert.True(ExitCodes.TryParse("0-4,8", out var ok));
        var order = _monitors.Claim(_id, Callers.Me, Request(_job) with { Ok = ok, Schedule = "PAY ROLL" });
        using var folder = FolderHandle.Open(_scratch.Path);

        MonitorFile.Write(_scratch.Path, order);
        Assert.Equal(order, MonitorFile.Read(folder, _job));
        Assert.Throws<FormatException>(() => MonitorFile.Read(folder, _other));
        MonitorFile.Remove(_scratch.Path);
        Assert.Null(MonitorFile.Read(folder, _job));
    }

    [Fact]
    public void An_order_that_was_not_left_by_the_agent_is_not_believed()
    {
        Assert.SkipUnless(UserAccounts.CurrentUserId == 0, "only root gives files away");
        MonitorFile.Write(_scratch.Path, _monitors.Claim(_id, Callers.Me, Request(_job)));
        using var folder = FolderHandle.Open(_scratch.Path);
        Programs.Run("chown", "nobody", _scratch[MonitorFile.Name]);

        Assert.Throws<FormatException>(() => MonitorFile.Read(folder, _job));
        File.Delete(_scratch[MonitorFile.Name]);
        File.CreateSymbolicLink(_scratch[MonitorFile.Name], "/etc/passwd");
        Assert.Throws<FormatException>(() => MonitorFile.Read(folder, _job));
    }

    private static MonitorRequest Request(TrackingNumber number) => new() { Number = number, Tsn = Tsn.From(number) };

    private static void Refused(VariableRefusal reason, Action act) => Assert.Equal(reason, Assert.Throws<VariableException>(act).Reason);

    private MonitoringRecord Record => Of(_id);

    private string FileOf => Path.Join(_store.Folder, _id.User, _id.Name);

    private MonitoringRecord Of(VariableId id) => _store.TryRead(id)!.Value.Record;

    private VariableId Claimed(int number)
    {
        VariableId id = new(Callers.Me.User, $"V{number}");
        _monitors.Claim(id, Callers.Me, Request(new TrackingNumber(number)));
        return id;
    }
}
