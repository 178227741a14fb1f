using Weir.Jobs;
using Weir.Linux;

namespace Weir.Execution.Local;

/// <summary>
/// A job that started by itself and was noticed: one process, known for sure, and what descends from it. It has no folder and no control
/// group of Weir's, and whoever made it waits for it.
/// </summary>
internal sealed class NoticedExecution(ProcessIdentity identity, IProcesses processes) : IExecution
{
    private const string NotStarted = "a job that was noticed runs already: it is started by nobody here";

    private readonly ExecutionReference _place = new(BootId.Current.ToString(), null, identity.Id);
    private IProcess? _process;

    public ExecutionSnapshot Known =>
        new(_place) { Supervisor = _process is { } process ? new SupervisorSnapshot(identity.Id, true, process.HasEnded, true) : null };

    public bool IsAway => false;

    public bool CanReach => !Process.HasEnded;

    private IProcess Process => _process ??= processes.Find(identity);

    public PreparedFolder Prepare() => throw new InvalidOperationException(NotStarted);

    public Task LaunchAsync(ExecutionOrder order, PreparedFolder prepared) => throw new InvalidOperationException(NotStarted);

    public string? Adopt(ProcessHandle waiting, uint userId, PreparedFolder prepared) => throw new InvalidOperationException(NotStarted);

    public ExecutionSnapshot Inspect(OutputLimit most)
    {
        _ = Process;
        return Known;
    }

    public bool TrySeal() => false;

    public bool End() => Signal(Signals.Terminate) | Signal(Signals.Continue);

    public bool Kill(bool all) => Signal(Signals.Kill);

    public void KillGroup() => Signal(Signals.Kill);

    public void Release() => Leave();

    public void Recall() => _ = Process;

    // Its end is told by who noticed it.
    public void Watch(int? holder) { }

    public void AttachCommand(int processId) { }

    public void Leave()
    {
        _process?.Dispose();
        _process = null;
    }

    // Those below are looked for first, as without their parent nobody could say whose they are. They are signalled after it: a shell whose
    // command ends before it would end as if nothing had been done to it.
    private bool Signal(int signal)
    {
        var below = Process.HasEnded ? [] : processes.Below(Process);
        var taken = Process.TrySignal(signal);
        foreach (var one in below)
        {
            using (one)
            {
                taken |= one.TrySignal(signal);
            }
        }

        return taken;
    }
}
