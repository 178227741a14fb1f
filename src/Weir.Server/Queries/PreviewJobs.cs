using System.Globalization;
using Weir.Day.Requests;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Jobs;
using Weir.Server.Acting;
using Weir.Server.Operations;
using Weir.Stores.Server;

namespace Weir.Server.Queries;

/// <summary>What an action would do with the jobs of a selection.</summary>
public static class PreviewJobs
{
    private const int Page = 1000;
    private const int Shown = 50;
    private const int Named = 10;

    /// <summary>
    /// Goes through all jobs of the selection that the caller sees. Whether a job can be acted on is said from its state and whose
    /// it is, as they are now: until it is done, both may change.
    /// </summary>
    /// <exception cref="RefusedException">More jobs match than can be acted on at a time.</exception>
    public static async Task<JobsPreview> PreviewJobsAsync(
        this WeirServer server,
        Caller caller,
        JobVerb verb,
        JobFilter filter,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(server);
        ArgumentNullException.ThrowIfNull(verb);
        ArgumentNullException.ThrowIfNull(filter);
        List<Job> allowed = [];
        Dictionary<string, List<int>> refused = [];
        if (ListJobs.Restrict(caller, filter with { Limit = Page }) is { } seen)
        {
            await foreach (var jobs in server.Store.ListPagesAsync(seen, cancellationToken).ConfigureAwait(false))
            {
                foreach (var job in jobs)
                {
                    if (WhyNot(caller, verb, job) is not { } reason)
                    {
                        allowed.Add(job);
                    }
                    else if (refused.TryGetValue(reason, out var others))
                    {
                        others.Add(job.Number.Value);
                    }
                    else
                    {
                        refused.Add(reason, [job.Number.Value]);
                    }
                }

                if (allowed.Count > ActOnJobs.MostJobs)
                {
                    throw new RefusedException(
                        ProblemCodes.BadRequest,
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"more than {ActOnJobs.MostJobs} jobs match; so many are acted on at a time: select fewer, by name, state, schedule or time"
                        )
                    );
                }
            }
        }

        var items = await server
            .ReadAsync(view => allowed.Take(Shown).Select(job => JobViews.From(view, job, caller)).ToList(), cancellationToken)
            .ConfigureAwait(false);
        return new JobsPreview(
            verb.Name,
            [.. allowed.Select(job => job.Number.Value)],
            items,
            [
                .. refused
                    .OrderByDescending(pair => pair.Value.Count)
                    .ThenBy(pair => pair.Key, StringComparer.Ordinal)
                    .Select(pair => new JobsRefused(pair.Key, pair.Value.Count, [.. pair.Value.Take(Named)])),
            ]
        );
    }

    private static string? WhyNot(Caller caller, JobVerb verb, Job job) =>
        UnreadableJob.Is(job) ? "its row cannot be read"
        : !Authority.Allows(caller, verb.Operation, job.OwnerOf()) ? $"{caller.User} may not {verb.Name} it"
        : AllowedActions.Include(job, verb.Name) ? null
        : $"{job.State}; allowed: {AllowedActions.For(job)}";
}
