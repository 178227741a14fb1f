using Weir.Jobs;
using Weir.Jobs.Facts;

namespace Weir.Agent.Machine;

/// <summary>Jobs that Slurm holds and runs: their starts and ends are told by Slurm, and there is no folder that could say more.</summary>
internal static partial class JobMachine
{
    private const string ByRootInSlurm = "root, by scontrol release";

    private static void BeginInSlurm(JobDraft draft, BeganInSlurm began)
    {
        if (draft.Row.StartedAt is not null)
        {
            return;
        }

        if (draft.Waits)
        {
            // Only root can lift the hold in Slurm, and that is an operator's start.
            Release(draft, TrackedStatus.ReleasedByOperator, ReasonCodes.ReleasedByOperator, $"started by {ByRootInSlurm}");
            draft.Report(new JobReleased(draft.Now, draft.Row.Number, ByRootInSlurm));
        }

        draft.Row = draft.Row with { StartedAt = Sane(draft.Row, began.At, draft.Now) };
        draft.Report(new JobStarted(draft.Row.StartedAt.Value, draft.Row.Number, 0, null));
    }

    private static void EndInSlurm(JobDraft draft, EndedInSlurm end)
    {
        if (end is { IsCancelled: true, BeganAt: null } && draft.Row.StartedAt is null)
        {
            var isAsked = draft.CancelAsked;
            Close(draft, isAsked ? ReasonCodes.Cancelled : ReasonCodes.LeftSpool, isAsked ? draft.Row.Text ?? end.Text : end.Text, null);
            return;
        }

        BeginInSlurm(draft, new BeganInSlurm(end.BeganAt ?? end.At));
        if (end.Status is not { } status)
        {
            Lose(draft, restarted: false, end.Text);
            return;
        }

        var at = Sane(draft.Row, end.At, draft.Now);
        draft.Row = draft.Row with
        {
            EndedAt = at < draft.Row.StartedAt ? draft.Row.StartedAt : at,
            ExitCode = status.ExitCode,
            Signal = status.Signal,
        };
        draft.Report(
            new JobEnded(draft.Row.EndedAt!.Value, draft.Row.Number, status.ExitCode, status.Signal, CpuMicroseconds: 0, PeakKibibytes: 0)
            {
                Cancelled = draft.CancelAsked || end.IsCancelled,
            }
        );
    }

    // What was ordered is ordered again: of a job that began or ended meanwhile Slurm tells.
    private static void CheckInSlurm(JobDraft draft)
    {
        if (draft.CancelAsked)
        {
            draft.Do(new Terminate(TimeSpan.FromSeconds(Grace), null));
        }
        else if (draft is { MayRun: true, Row.StartedAt: null })
        {
            draft.Do(new ReleaseInSpool());
        }
    }
}
