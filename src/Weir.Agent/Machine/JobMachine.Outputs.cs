using Weir.Jobs;

namespace Weir.Agent.Machine;

/// <summary>What follows from what a job's definition says of its output.</summary>
internal static partial class JobMachine
{
    // It is written with the end: after a crash the row says what is left to do.
    private static void CareForOutput(JobDraft draft)
    {
        if (draft.Row.Run?.Output is not { } care || care.IsIdleAtEnd())
        {
            return;
        }

        if (draft.InPlace)
        {
            draft.Report(
                MessageSeverity.Information,
                "output-elsewhere",
                $"job {draft.Row.Number} {draft.Row.Name} ran in place: its output went where its caller sent it, and output of its job definition is not done"
            );
            return;
        }

        draft.Row = OutputWork.Begin(draft.Row, care, draft.Now);
        draft.Do(new CareForOutput());
    }
}
