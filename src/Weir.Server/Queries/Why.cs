using Weir.Jobs;
using Weir.Protocol.Jobs;
using Weir.Server.Explanations;

namespace Weir.Server.Queries;

/// <summary><c>weir why N</c>: why a job waits, or what became of it.</summary>
public static class Why
{
    /// <summary>All that holds the job, what each manager says, and what would let it go; or how it was at an earlier moment.</summary>
    public static async Task<WhyView> WhyAsync(
        this WeirServer server,
        Caller caller,
        TrackingNumber number,
        DateTimeOffset? asOf,
        CancellationToken cancellationToken
    )
    {
        var explanation = await server.ExplainAsync(caller, number, asOf, cancellationToken).ConfigureAwait(false);
        var job = JobViews.From(explanation.Job, explanation.Holders, caller);
        job.Bucket = explanation.Bucket ?? job.Bucket;
        job.Estimate = explanation.Estimate;
        return new WhyView(job, explanation.Summary, explanation.Estimate)
        {
            EstimateCode = explanation.EstimateCode,
            Sections = explanation.Sections,
            WaysOut = explanation.WaysOut,
            AsOf = asOf,
            Unknown = explanation.Unknown,
        };
    }

    /// <summary>The same as a whole, for whoever shows it in words of their own.</summary>
    /// <exception cref="RefusedException">There is no such job, or it is not the caller's to see.</exception>
    public static async Task<Explanation> ExplainAsync(
        this WeirServer server,
        Caller caller,
        TrackingNumber number,
        DateTimeOffset? asOf,
        CancellationToken cancellationToken,
        Wording wording = Wording.Weir
    )
    {
        ArgumentNullException.ThrowIfNull(server);
        ArgumentNullException.ThrowIfNull(caller);
        var job = await server.VisibleAsync(caller, Operation.ExplainJob, number, cancellationToken).ConfigureAwait(false);
        var tellsOfOthers = JobViews.ShowsOthers(caller);
        if (asOf is { } moment && moment < server.Time.GetUtcNow())
        {
            return await EarlierDay.ExplainAsync(server, job, moment, tellsOfOthers, cancellationToken).ConfigureAwait(false);
        }

        return job.State.IsEnd()
            ? new Explanation(job, [], JobSummary.Create(job, []))
            : await server
                .ReadAsync(
                    view =>
                    {
                        // The day's own version is the newest there is.
                        var current = view.Day.TryFind(number, out var found) ? found : job;
                        return Explainer.Explain(view.Day, current, view.Now, tellsOfOthers, wording) with
                        {
                            WaysOut = WaysOut.Create(view, current, tellsOfOthers),
                        };
                    },
                    cancellationToken
                )
                .ConfigureAwait(false);
    }
}
