using Weir.Execution.Local;
using Weir.Jobs;
using Weir.Linux;

namespace Weir.Execution.Tests.Local;

public sealed class SupervisorRecordsTests : IDisposable
{
    private static readonly TrackingNumber s_job = new(147);
    private readonly ExecutionScratch _scratch = new();
    private readonly SupervisorRecords _records;

    public SupervisorRecordsTests() => _records = new SupervisorRecords(_scratch.Options);

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void The_folder_is_made_for_the_agent_alone()
    {
        _records.Open([]);

        Assert.Equal((UnixFileMode)0x1C0, File.GetUnixFileMode(_scratch.Options.Processes));
    }

    [Fact]
    public void What_was_written_of_jobs_that_are_over_is_removed_and_the_rest_stays()
    {
        _scratch.Put("processes/000000147", "a");
        _scratch.Put("processes/000000148", "b");
        _scratch.Put("processes/odd", "c");

        _records.Open([s_job]);

        Assert.Equal(["000000147"], _scratch.Names("processes"));
        Assert.Equal("a", _scratch.Text("processes/000000147"));
    }

    [Fact]
    public void A_process_that_is_known_for_sure_is_known_again()
    {
        _records.Open([]);
        using var child = LinuxProcess.OfChild(ExecutionScratch.Spawn("exec sleep 60"));

        _records.Write(s_job, child);

        var read = new SupervisorRecords(_scratch.Options).Read(s_job);
        Assert.Equal(child.Mark, read);
        Assert.Equal((child.Id, UserAccounts.CurrentUserId, $"{BootId.Current}"), (read!.Id, read.User, read.BootId));
        End(child);
    }

    [Fact]
    public void A_process_that_only_a_file_named_is_not_written_down()
    {
        _records.Open([]);
        using var claimed = new LinuxProcess(ProcessHandle.Open(Environment.ProcessId), isSure: false);

        _records.Write(s_job, claimed);

        Assert.Empty(_scratch.Names("processes"));
        Assert.Null(_records.Read(s_job));
    }

    [Fact]
    public void A_process_that_cannot_be_seen_does_not_take_the_place_of_the_one_that_is_written()
    {
        _scratch.Put("processes/000000147", "1 2 3 boot");
        using var gone = new LinuxProcess(null, isSure: true);

        _records.Write(s_job, gone);

        Assert.Equal(new ProcessIdentity(1, 2, 3, "boot"), _records.Read(s_job));
    }

    [Theory]
    [InlineData("")]
    [InlineData("1 2")]
    [InlineData("nonsense")]
    public void A_record_that_was_cut_off_is_nobody(string text)
    {
        _scratch.Put("processes/000000147", text);

        Assert.Null(_records.Read(s_job));
    }

    [Fact]
    public void A_record_is_removed_whether_or_not_it_is_there()
    {
        _scratch.Put("processes/000000147", "1 2 3 boot");

        _records.Remove(s_job);
        _records.Remove(s_job);

        Assert.Empty(_scratch.Names("processes"));
    }

    private static void End(LinuxProcess child)
    {
        Assert.True(child.TrySignal(9));
        Assert.True(child.Handle!.Wait(30_000));
        Spawner.Reap(child.Id);
    }
}
