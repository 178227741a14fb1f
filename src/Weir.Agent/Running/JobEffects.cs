using Weir.Agent.Jobs;
using Weir.Agent.Machine;

namespace Weir.Agent.Running;

/// <summary>Does the effects of decisions. The caller is inside the job.</summary>
internal sealed class JobEffects(
    JobInbox inbox,
    JobLauncher launcher,
    Executions executions,
    JobShowing showing,
    Shortage shortage,
    IHeldInSpool spool
)
{
    /// <summary>Does one, and answers what came of it where that is to be decided about.</summary>
    public async Task<JobHappening?> DoAsync(TrackedJob job, JobEffect effect)
    {
        switch (effect)
        {
            case Launch:
                return await launcher.LaunchAsync(job).ConfigureAwait(false);
            case LetGo:
                return await launcher.LetGoAsync(job).ConfigureAwait(false);
            case Terminate asked:
                var execution = executions.Of(job);
                return new Terminated(execution.End(), execution.CanReach, asked.Grace, asked.Since);
            case Kill kill:
                return new Killed(kill.Round, executions.Of(job).Kill(kill.All));
            case After { Event: GraceIsOver } grace:
                inbox.AfterOpen(grace.Pause, job, grace.Event);
                return null;
            case After after:
                inbox.After(after.Pause, job, after.Event);
                return null;
            case LookAgain again when job.AskAgain():
                inbox.After(again.Pause, job, new Looked(LookReason.ShepherdEnded, IsAgain: true));
                return null;
            case TellWaiter tell:
                job.Seat?.Tell(tell.Line);
                return null;
            case DismissWaiter dismiss:
                job.Seat?.TellLast(dismiss.Line);
                job.Seat = null;
                return null;
            case EmptySeat:
                job.Seat = null;
                return null;
            case FreeInSpool:
                spool.Free(job);
                return null;
            case WatchKeeper watch:
                executions.Of(job).Watch(watch.Holder);
                return null;
            case MeetCommand meet:
                executions.Of(job).MeetCommand(meet.ProcessId);
                return null;
            case KillGroup:
                executions.Of(job).KillGroup();
                return null;
            case ReleaseGroup:
                executions.Of(job).Release();
                return null;
            case NoteShortage note:
                shortage.Note(job, note.Error);
                return null;
            case ShortageOver:
                shortage.Over(job);
                return null;
            default:
                await showing.DoAsync(job, effect).ConfigureAwait(false);
                return null;
        }
    }
}
