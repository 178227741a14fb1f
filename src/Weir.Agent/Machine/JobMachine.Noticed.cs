using Weir.Jobs.Facts;

namespace Weir.Agent.Machine;

/// <summary>Jobs that started by themselves and were noticed: they have no folder, and their ends are told by who noticed them.</summary>
internal static partial class JobMachine
{
    private const string UnseenEnd = "it ended while nobody saw it: how is not known";

    private static void EndNoticed(JobDraft draft, NoticedEnd end)
    {
        if (end.Status is not { } status)
        {
            Lose(draft, restarted: false, UnseenEnd);
            return;
        }

        var row = draft.Row;
        draft.Row = row with
        {
            EndedAt = end.At < row.StartedAt ? row.StartedAt : end.At,
            ExitCode = status.ExitCode,
            Signal = status.Signal,
        };
        draft.Report(
            new JobEnded(draft.Row.EndedAt!.Value, row.Number, status.ExitCode, status.Signal, end.CpuMicroseconds, PeakKibibytes: 0)
            {
                Cancelled = draft.CancelAsked,
            }
        );
    }

    // After a restart: its process is there still, or its end was missed.
    private static void CheckNoticed(JobDraft draft)
    {
        if (draft.Row.Execution?.BootId != draft.Snapshot.Execution.Place.BootId)
        {
            Lose(draft, restarted: true, "the machine was started again while it ran");
        }
        else if (!draft.Snapshot.Execution.HasSupervisor)
        {
            Lose(draft, restarted: false, UnseenEnd);
        }
    }
}
