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
            return Allowed.Not(request.Id, job, "held");
        }

        var by = JobRequests.By(request.Caller);
        var hold = request.Caller.IsOperator
            ? new Holder(HolderManager.Operator, HolderCodes.Operator, JobRequests.With($"held by {by}", request.Reason), draft.Now, $"an operator: weir release {job.Number.Value}")
            : new Holder(HolderManager.User, HolderCodes.User, JobRequests.With($"held by {by}", request.Reason), draft.Now, $"weir release {job.Number.Value}");
        if (job.Holds.FirstOrDefault(known => known.Code == hold.Code) is { } already)
        {
            return new Acted(request.Id, job, $"job {job.Number} was {already.Text} already");
        }

        var held = draft.Put(job with { Holds = [.. job.Holds, hold] }, "held", hold.Text, by);
        return new Acted(request.Id, held, $"job {job.Number} is held");
    }
}
