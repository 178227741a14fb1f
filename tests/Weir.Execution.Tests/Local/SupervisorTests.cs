using Weir.Execution.Local;
using Weir.Jobs;

namespace Weir.Execution.Tests.Local;

public sealed class SupervisorTests : IDisposable
{
    private static readonly TrackingNumber s_job = new(147);
    private readonly ExecutionScratch _scratch = new();
    private readonly LinuxProcesses _processes = new();
    private readonly SupervisorRecords _records;

    public SupervisorTests()
    {
        _records = new SupervisorRecords(_scratch.Options);
        _records.Open([]);
    }

    public void Dispose()
    {
        _processes.Dispose();
        _scratch.Dispose();
    }

    [Fact]
    public void Before_another_process_is_started_the_record_of_the_earlier_one_is_removed()
    {
        var supervisor = Followed();

        supervisor.ExpectNext();

        var next = Restored();
        Assert.Null(next.Snapshot);
        supervisor.Leave();
    }

    [Fact]
    public void Until_then_the_next_agent_knows_that_it_has_ended()
    {
        var supervisor = Followed();

        var next = Restored();

        Assert.True(next.Snapshot is { IsSure: true, HasEnded: true });
        next.Leave();
        supervisor.Leave();
    }

    // One that was followed, and has ended.
    private Supervisor Followed()
    {
        var child = LinuxProcess.OfChild(ExecutionScratch.Spawn("exec sleep 60"));
        var supervisor = new Supervisor(s_job, _ => { }, _records, _processes);
        supervisor.Watch(child);
        Assert.True(child.TrySignal(9));
        Assert.True(child.Handle!.Wait(30_000));
        return supervisor;
    }

    private Supervisor Restored()
    {
        var next = new Supervisor(s_job, _ => { }, _records, _processes);
        next.Restore();
        return next;
    }
}
