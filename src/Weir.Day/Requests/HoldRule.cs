using Weir.Day.Constraints;
using Weir.Day.Inputs;
using Weir.Jobs;

namespace Weir.Day.Requests;

/// <summary><c>hold</c>: a job that waits is held by its user or by an operator, each for themselves.</summary>
internal static class HoldRule
{
    public static Answer Decide(DecisionDraft draft, HoldJob request, Job job)
    {
        if (job.State != JobState.Waiting || DayState.IsAnnounced(job))
        {
            return AllowedActions.Not(request.Id, job, "held");
        }

        var by = JobRequests.By(request.Caller);
        var text = JobRequests.With($"held by {by}", request.Reason);
        var hold = CreateHolder(request.Caller, job.Number, text, draft.Now);
        if (job.Holds.FirstOrDefault(known => known.Code == hold.Code) is { } already)
        {
            return new RequestDone(request.Id, job, $"job {job.Number} was {already.Text} already");
        }

        var held = draft.Update(job with { Holds = [.. job.Holds, hold] }, JobEventKinds.Held, hold.Text, by);
        return new RequestDone(request.Id, held, $"job {job.Number} is held");
    }

    /// <summary>The holder by which a caller holds a job: an operator's, or the user's own, which he can take away again.</summary>
    public static Holder CreateHolder(Caller caller, TrackingNumber number, string text, DateTimeOffset since) =>
        caller.IsOperator ? OperatorHold.CreateHolder(number, text, since) : UserHold.CreateHolder(number, text, since);
}
