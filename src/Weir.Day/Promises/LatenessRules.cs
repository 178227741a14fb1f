using Weir.Jobs;
using Weir.Jobs.Plans;

namespace Weir.Day.Promises;

/// <summary>
/// What follows from the time alone: a job that has not started or ended when it should have, or runs for too long, is told, once. It
/// goes on as it was (the original's Late to Start, Late to Finish and Exceeded Max Run Time).
/// </summary>
internal static class LatenessRules
{
    /// <summary>Tells of jobs that are late now, as far as one decision goes.</summary>
    public static void Apply(DecisionDraft draft)
    {
        for (var i = 0; i < DecisionDraft.LargestSlice && draft.State.TryLate(draft.Now, out var job, out var what); i++)
        {
            Tell(draft, job, what);
        }
    }

    /// <summary>A job was late already when it ended, and nobody knew: its machine could not tell.</summary>
    public static void ApplyAtEnd(DecisionDraft draft, Job job)
    {
        foreach (var what in Latenesses.Timed)
        {
            if (!job.Lateness.Contains(what) && Latenesses.DueAt(job, what) is not null)
            {
                job = Tell(draft, job, what);
            }
        }
    }

    private static Job Tell(DecisionDraft draft, Job job, Lateness what)
    {
        var text = LatenessText.Of(job, what);
        if (what.IsBroken())
        {
            draft.Message(MessageSeverity.Warning, what.ToText(), $"job {job.Number} {job.Name} {text}{WhyOf(draft, job)}", job.Number);
        }

        return draft.Update(job with { Lateness = [.. job.Lateness, what] }, Latenesses.KindOf(what), text);
    }

    private static string WhyOf(DecisionDraft draft, Job job) =>
        draft.State.HoldersOf(job, draft.Now, tellsOfOthers: false) is [var first, ..] ? $"; {first.Text}" : "";
}
