using Weir.Agent.Jobs;
using Weir.Execution;

namespace Weir.Agent.Running;

/// <summary>Removes the control groups of jobs that are over once nothing is in them any more, whichever agent let the jobs go.</summary>
internal sealed class CgroupSweep(IExecutor executor, ActiveJobs ledger, TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            do
            {
                Sweep();
            } while (await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false));
        }
        catch (OperationCanceledException)
        {
            return;
        }
    }

    public void Sweep() => executor.Sweep(number => ledger.TryFind(number, out _));
}
