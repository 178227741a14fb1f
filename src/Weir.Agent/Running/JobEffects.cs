using Weir.Agent.Jobs;
using Weir.Agent.Machine;
using Weir.Agent.Outputs;

namespace Weir.Agent.Running;

/// <summary>Does the effects of decisions. The caller is inside the job.</summary>
internal sealed class JobEffects(
    JobInbox inbox,
    JobLauncher launcher,
    Executions executions,
    VariableEffects showing,
    ResourceShortage resourceShortage,
    IHeldSpool spool,
    OutputEffects outputs
)
{
    /// <summary>Does one, and answers what came of it where that is to be decided about.</summary>
    public async Task<JobTrigger?> DoAsync(TrackedJob job, JobEffect effect)
    {
        switch (effect)
        {
            case Launch:
                return await launcher.LaunchAsync(job).ConfigureAwait(false);
            case ReleaseWaiter:
                return await launcher.ReleaseWaiterAsync(job).ConfigureAwait(false);
            case Terminate asked:
                var execution = executions.Get(job);
                return new Terminated(execution.End(), execution.CanReach, asked.Grace, asked.Since);
            case Kill kill:
                return new Killed(kill.Round, executions.Get(job).Kill(kill.All));
            case TriggerLater later:
                inbox.After(later.Pause, job, later.Event);
                return null;
            case CheckLater again when job.RequestRecheck():
                inbox.After(again.Pause, job, new Checked(CheckReason.ShepherdEnded, IsAgain: true));
                return null;
            case NotifyWaiter tell:
                job.Waiter?.Send(tell.Line);
                return null;
            case DismissWaiter dismiss:
                job.Waiter?.SendLast(dismiss.Line);
                job.Waiter = null;
                return null;
            case ForgetWaiter:
                job.Waiter = null;
                return null;
            case ReleaseInSpool:
                spool.Free(job);
                return null;
            case WatchSupervisor watch:
                executions.Get(job).Watch(watch.Holder);
                return null;
            case AttachCommand meet:
                executions.Get(job).AttachCommand(meet.ProcessId);
                return null;
            case KillGroup:
                executions.Get(job).KillGroup();
                return null;
            case ReleaseGroup:
                executions.Get(job).Release();
                return null;
            case CareForOutput or FollowOutput:
                outputs.Do(job, effect);
                return null;
            case RecordShortage note:
                resourceShortage.Add(job, note.Error);
                return null;
            case ClearShortage:
                resourceShortage.Remove(job);
                return null;
            default:
                await showing.DoAsync(job, effect).ConfigureAwait(false);
                return null;
        }
    }
}
