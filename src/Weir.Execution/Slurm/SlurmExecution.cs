using Weir.Jobs;
using Weir.Linux;

namespace Weir.Execution.Slurm;

/// <summary>
/// A job that Slurm runs. It has no folder and no process of Weir's, nobody here starts it, and how it goes is told by Slurm.
/// </summary>
internal sealed class SlurmExecution(TrackingNumber number, ISlurmCancels? cancels) : IExecution
{
    private const string NotStarted = "a job of Slurm's is started by Slurm: nobody here can";

    private static readonly ExecutionReference s_place = new(BootId.Current.ToString(), null, null);

    public ExecutionSnapshot Known { get; } = new(s_place);

    public bool IsAway => false;

    public bool CanReach => cancels is not null;

    public PreparedFolder Prepare() => throw new InvalidOperationException(NotStarted);

    public Task LaunchAsync(ExecutionOrder order, PreparedFolder prepared) => throw new InvalidOperationException(NotStarted);

    public string? Adopt(ProcessHandle waiting, uint userId, PreparedFolder prepared) => throw new InvalidOperationException(NotStarted);

    public ExecutionSnapshot Inspect(OutputLimit most) => Known;

    // What was let go Slurm may start at any moment.
    public bool TrySeal() => false;

    public bool End() => cancels?.Cancel(number) is true;

    public bool Kill(bool all)
    {
        cancels?.Kill(number);
        return false;
    }

    public void KillGroup() => cancels?.Kill(number);

    public void Release() { }

    public void Recall() { }

    public void Watch(int? holder) { }

    public void AttachCommand(int processId) { }

    public void Leave() { }
}
