using Weir.Agent.Jobs;
using Weir.Agent.Machine;
using Weir.Agent.Variables;

namespace Weir.Agent.Running;

/// <summary>The effects that concern job variables: those that show a job, and those that it waits for.</summary>
internal sealed class VariableEffects(MonitoringVariables monitoringVariables, ConditionHolds conditions)
{
    /// <summary>Does one. The caller is inside the job.</summary>
    public Task DoAsync(TrackedJob job, JobEffect effect)
    {
        switch (effect)
        {
            case ShowWaiting:
                return monitoringVariables.ShowWaitingSoonAsync(job.Row);
            case ShowCancelling cancelling:
                monitoringVariables.Cancelling(job.Row, cancelling.By);
                return Task.CompletedTask;
            case RepairVariable:
                monitoringVariables.Repair(job);
                return Task.CompletedTask;
            case WatchCondition hold when job.Waits:
                conditions.Watch(job, hold.When);
                return Task.CompletedTask;
            default:
                return Task.CompletedTask;
        }
    }
}
