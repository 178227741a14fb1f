using Weir.Jobs;

namespace Weir.Agent.Machine;

/// <summary>
/// How jobs are ended: one of which nothing runs is closed by a word, one that runs gets TERM and, after the grace, KILL, all of it.
/// What it does about that is seen as its end.
/// </summary>
internal static partial class JobMachine
{
    /// <summary>So often the process over a job in place is spared: it has to write down the end.</summary>
    private const int SparingRounds = 40;

    private static readonly TimeSpan RoundPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongPause = TimeSpan.FromSeconds(1);

    private static void CancelJob(JobDraft draft, string text, Actor? by, int graceSeconds)
    {
        // Where one is over it that was let go, the mark is not believed: it is ended like one that runs.
        if (draft.Waits || draft.Snapshot is { IsSealed: true, Execution.HasSupervisor: false, Execution.ProcessesLeft: not true })
        {
            Close(draft, ReasonCodes.Cancelled, text, by);
            return;
        }

        draft.Row = Marked(draft.Row, text);
        End(draft, TimeSpan.FromSeconds(graceSeconds), by);
    }

    // Its end says by the row that it is one.
    private static Stores.Agent.JournalJob Marked(Stores.Agent.JournalJob row, string text) =>
        row with
        {
            Code = ReasonCodes.Cancelled,
            Text = text,
        };

    private static void End(JobDraft draft, TimeSpan grace, Actor? by)
    {
        draft.Do(new ShowCancelling(by));
        draft.Do(new Terminate(grace, null));
    }

    private static void ContinueEnding(JobDraft draft, JobTrigger trigger)
    {
        switch (trigger)
        {
            case Terminated { Taken: true } taken:
                draft.Do(new TriggerLater(taken.Grace, new KillDue(0)));
                break;
            case Terminated { Reachable: false, Since: null }:
                ReportNotSignalled(draft);
                break;
            // The process over the job has none below it yet that a signal could reach; the grace begins with one.
            case Terminated { Reachable: true } asked when asked.Since is null || draft.Snapshot.Clock - asked.Since < asked.Grace:
                draft.Do(new TriggerLater(RoundPause, new TerminateDue(asked.Grace, asked.Since ?? draft.Snapshot.Clock)));
                break;
            case Terminated asked:
                draft.Do(new TriggerLater(asked.Grace, new KillDue(0)));
                break;
            case TerminateDue due:
                draft.Do(new Terminate(due.Grace, due.Since));
                break;
            case KillDue due:
                draft.Do(new Kill(due.Round, All: due.Round >= SparingRounds));
                break;
            case Killed { Left: true } killed:
                draft.Do(new TriggerLater(killed.Round < 2 * SparingRounds ? RoundPause : LongPause, new KillDue(killed.Round + 1)));
                break;
            default:
                break;
        }
    }

    // It is marked as cancelled, and its end, when it comes, is one.
    private static void ReportNotSignalled(JobDraft draft) =>
        draft.Report(
            MessageSeverity.Warning,
            ReasonCodes.NotSignalled,
            $"job {draft.Row.Number} {draft.Row.Name} of {draft.Row.User} was not signalled: which processes are its own is not known for sure here, "
                + "for it is in no control group, and the process over it is none that this agent started or met; end it by hand"
        );
}
