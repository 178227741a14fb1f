using Weir.Day.Inputs;
using Weir.Jobs;

namespace Weir.Day.Requests;

/// <summary>Requests about jobs: who may ask for what, and then each to its own rule.</summary>
internal static class JobRequests
{
    public static Answer Decide(DecisionDraft draft, JobRequest request)
    {
        if (!draft.TryFind(request.Number, out var job))
        {
            return new Refused(request.Id, RefusalCodes.NotFound, $"there is no job {request.Number}");
        }

        if (WhyNotAllowed(request, job) is { } text)
        {
            return new Refused(request.Id, RefusalCodes.NotAllowed, text);
        }

        return request switch
        {
            HoldJob hold => HoldRule.Decide(draft, hold, job),
            ReleaseJob release => ReleaseRule.Decide(draft, release, job),
            StartJob start => StartRule.Decide(draft, start, job),
            CancelJob cancel => CancelRule.Decide(draft, cancel, job),
            RerunJob rerun => RerunRule.Decide(draft, rerun, job),
            SkipJob skip => SkipRule.Decide(draft, skip, job),
            MarkJob mark => MarkRule.Decide(draft, mark, job),
            _ => throw new NotSupportedException($"the day does not know the request {request.GetType().Name}"),
        };
    }

    /// <summary>Who did it and from where, as histories say it.</summary>
    public static string By(Caller caller) => $"{caller.User} at {caller.From}";

    /// <summary>The history's text of an action, with the caller's reason where there is one.</summary>
    public static string With(string text, string? reason) => string.IsNullOrEmpty(reason) ? text : $"{text}: {Printable.Of(reason, 200)}";

    private static string? WhyNotAllowed(JobRequest request, Job job)
    {
        var caller = request.Caller;
        if (caller.IsOperator)
        {
            return null;
        }

        if (!caller.MayAct(job.User))
        {
            return caller.Role == Role.Viewer ? "a viewer may look at jobs, not act on them" : $"job {job.Number} is not yours: its user or an operator may do this";
        }

        return request switch
        {
            StartJob or SkipJob or MarkJob => $"only an operator may {Verb(request)} jobs; a user may hold, release, cancel and rerun own jobs",
            _ when job.State == JobState.Rejected => $"job {job.Number} was rejected by its schedule: only an operator may act on it",
            _ => null,
        };
    }

    private static string Verb(JobRequest request) => request switch
    {
        StartJob => "start",
        SkipJob => "skip",
        _ => "mark",
    };
}
