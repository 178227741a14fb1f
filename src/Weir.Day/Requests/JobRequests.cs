using Weir.Day.Inputs;
using Weir.Jobs;

namespace Weir.Day.Requests;

/// <summary>Requests about jobs: who may ask for what, and then each to its own rule.</summary>
internal static class JobRequests
{
    public static Answer Decide(DecisionDraft draft, JobRequest request)
    {
        if (Authority.Refusal(request.Caller, OperationOf(request)) is { } refusal)
        {
            return new RequestRefused(request.Id, RefusalCodes.NotAllowed, refusal);
        }

        // Of another's job not even whether there is one.
        if (!draft.TryFind(request.Number, out var job) || !Authority.Allows(request.Caller, OperationOf(request), job.OwnerOf()))
        {
            return new RequestRefused(request.Id, RefusalCodes.NotFound, $"there is no job {request.Number}");
        }

        if (!request.Caller.IsOperator && job.State == JobState.Rejected)
        {
            return new RequestRefused(
                request.Id,
                RefusalCodes.NotAllowed,
                $"job {job.Number} was rejected by its schedule: only an operator may act on it"
            );
        }

        Answer answer = request switch
        {
            HoldJob hold => HoldRule.Decide(draft, hold, job),
            ReleaseJob release => ReleaseRule.Decide(draft, release, job),
            StartJob start => StartRule.Decide(draft, start, job),
            CancelJob cancel => CancelRule.Decide(draft, cancel, job),
            RerunJob rerun => RerunRule.Decide(draft, rerun, job),
            SkipJob skip => SkipRule.Decide(draft, skip, job),
            WaiveCondition waive => WaiveRule.Decide(draft, waive, job),
            MarkJob mark => MarkRule.Decide(draft, mark, job),
            ChangeJob change => ChangeRule.Decide(draft, change, job),
            SetJobVariable set => SetVariableRule.Decide(draft, set, job),
            _ => throw new NotSupportedException($"the day does not know the request {request.GetType().Name}"),
        };
        return answer is RequestDone acted
            ? acted with
            {
                Before = acted.Before ?? Was(job),
                After = acted.After ?? (acted.Job is { } after && after.Number == job.Number ? Was(after) : $"job {acted.Job?.Number}"),
            }
            : answer;
    }

    /// <summary>Who did it and from where, as histories say it.</summary>
    public static Actor By(Caller caller) => caller.Actor;

    // As the audit has it before and afterwards.
    private static string Was(Job job)
    {
        var held = job.Holds.Count == 0 ? "" : $", held: {string.Join(", ", job.Holds.Select(hold => hold.Code))}";
        return $"{job.State}{held}{(job.ReasonCode is { } code ? $" ({code})" : "")}";
    }

    /// <summary>The history's text of an action, with the caller's reason where there is one.</summary>
    public static string With(string text, string? reason) =>
        string.IsNullOrEmpty(reason) ? text : $"{text}: {Printable.Escape(reason, 200)}";

    private static Operation OperationOf(JobRequest request) =>
        request switch
        {
            HoldJob => Operation.HoldJob,
            ReleaseJob => Operation.ReleaseJob,
            StartJob => Operation.StartJob,
            CancelJob => Operation.CancelJob,
            RerunJob => Operation.RerunJob,
            SkipJob => Operation.SkipJob,
            WaiveCondition => Operation.WaiveConditions,
            MarkJob => Operation.MarkJob,
            ChangeJob => Operation.ChangeJob,
            SetJobVariable => Operation.SetJobVariables,
            _ => throw new NotSupportedException($"the day does not know the request {request.GetType().Name}"),
        };
}
