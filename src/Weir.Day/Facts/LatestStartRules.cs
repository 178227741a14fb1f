using Weir.Jobs;
using Weir.Jobs.Orders;

namespace Weir.Day.Facts;

/// <summary>What follows from the time alone: a job that was not let go by its latest start time is missed.</summary>
internal static class LatestStartRules
{
    private const string By = "its schedule: it was not let go by its latest start time";

    public static void Apply(DecisionDraft draft)
    {
        while (draft.State.TryMissed(draft.Now, out var job))
        {
            var why = draft.State.HoldersOf(job, draft.Now, tellsOfOthers: false) is [var first, ..] ? $": {first.Text}" : "";
            var text = $"not let go by its latest start time {MomentText.Format(job.LatestStart)}{why}";
            draft.EndUnstarted(job, JobEventKinds.Missed, ReasonCodes.Missed, text);
            draft.Message(MessageSeverity.Warning, "missed", $"job {job.Number} {job.Name} was {text}", job.Number);
            // A machine that started it by itself meanwhile lets it run, and says so.
            draft.OrderWhereKnown(job, new Skip(job.Number, By) { Actor = Actor.Weir });
        }
    }
}
