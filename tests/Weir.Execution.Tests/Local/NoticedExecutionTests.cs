using Weir.Execution.Local;
using Weir.Jobs;
using Weir.Linux;

namespace Weir.Execution.Tests.Local;

public sealed class NoticedExecutionTests : IDisposable
{
    private const int Kill = 9,
        Terminate = 15;

    private readonly LinuxProcesses _processes = new();
    private readonly int _child = Spawner.Spawn(
        "/bin/sh",
        [.. new[] { "sh", "-c", "sleep 60 & wait" }.Select(System.Text.Encoding.UTF8.GetBytes)],
        [],
        [],
        newSession: true
    );

    public void Dispose()
    {
        using (var handle = ProcessHandle.Open(_child))
        {
            var below = handle is null ? [] : ProcessDescent.Below(handle);
            handle?.TrySignal(Kill);
            handle?.Wait(30_000);
            foreach (var one in below)
            {
                one.TrySignal(Kill);
                one.Dispose();
            }
        }

        Spawner.Reap(_child);
        _processes.Dispose();
    }

    [Fact]
    public void Its_processes_are_ended_and_their_end_is_seen()
    {
        using var process = LinuxProcess.OfChild(_child);
        NoticedExecution noticed = new(process.Mark!, _processes);
        Assert.True(noticed.CanReach);
        Assert.True(SpinWait.SpinUntil(() => ProcessDescent.Below(process.Handle!).Count > 0, TimeSpan.FromSeconds(30)));
        using var below = ProcessDescent.Below(process.Handle!)[0];

        Assert.True(noticed.End());

        Assert.True(process.Handle!.Wait(30_000));
        Assert.True(below.Wait(30_000));
        Assert.Equal(Terminate, Spawner.Reap(_child)?.Signal);
        Assert.True(noticed.Inspect(new OutputLimit(1000, Ends: false)).Supervisor is { HasEnded: true });
        Assert.False(noticed.Kill(all: true));
        noticed.Leave();
    }

    [Fact]
    public void Another_process_that_has_its_number_is_not_signalled()
    {
        using var process = LinuxProcess.OfChild(_child);
        NoticedExecution noticed = new(process.Mark! with { StartTicks = 1 }, _processes);

        Assert.False(noticed.CanReach);
        Assert.False(noticed.End());
        Assert.False(noticed.Kill(all: true));
        Assert.False(process.HasEnded);
    }

    [Fact]
    public void It_is_never_started_here()
    {
        NoticedExecution noticed = new(new ProcessIdentity(_child, 1, 0, "boot"), _processes);

        Assert.False(noticed.TrySeal());
        Assert.Throws<InvalidOperationException>(() => noticed.Prepare());
    }
}
