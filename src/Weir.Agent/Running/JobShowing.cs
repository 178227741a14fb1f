using Weir.Agent.Jobs;
using Weir.Agent.Machine;
using Weir.Agent.Variables;

namespace Weir.Agent.Running;

/// <summary>The effects that concern job variables: those that show a job, and those that it waits for.</summary>
internal sealed class JobShowing(Monitors monitors, ConditionHolds conditions)
{
    /// <summary>Does one. The caller is inside the job.</summary>
    public Task DoAsync(TrackedJob job, JobEffect effect)
    {
        switch (effect)
        {
            case ShowWaiting:
                return monitors.ShowWaitingSoonAsync(job.Row);
            case ShowCancelling cancelling:
                monitors.Cancelling(job.Row, cancelling.By);
                return Task.CompletedTask;
            case RepairVariable:
                monitors.Repair(job);
                return Task.CompletedTask;
            case HoldOnCondition hold when job.Waits:
                conditions.Begin(job, hold.When);
                return Task.CompletedTask;
            default:
                return Task.CompletedTask;
        }
    }
}
