using System.Globalization;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Jobs;
using Weir.Server.Acting;
using Weir.Server.Queries;

namespace Weir.Server.Operations;

/// <summary>The same for several jobs: each is decided and recorded on its own, as if it had been asked for alone.</summary>
public static class ActOnJobs
{
    /// <summary>The most jobs of one request.</summary>
    public const int MostJobs = 10_000;

    // So many stand in the loop at once: it takes them together, and others still find their place between them.
    private const int AtOnce = 64;

    /// <summary>Does it with each, in no order; the answer has them in the order of the request.</summary>
    /// <exception cref="RefusedException">There are no jobs, too many, or one that is no number.</exception>
    public static async Task<JobsActed> ActOnJobsAsync(
        this WeirServer server,
        Caller caller,
        JobVerb verb,
        JobsAction request,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(server);
        ArgumentNullException.ThrowIfNull(verb);
        ArgumentNullException.ThrowIfNull(request);
        var numbers = Numbers(request.Numbers);
        var action = request.Action ?? new JobAction();
        var done = new JobActed?[numbers.Count];
        var refused = new RefusedException?[numbers.Count];
        await Parallel
            .ForAsync(
                0,
                numbers.Count,
                new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
                async (i, token) =>
                {
                    try
                    {
                        done[i] = await verb.ActAsync(server, caller, numbers[i], action, token).ConfigureAwait(false);
                    }
                    catch (RefusedException refusal)
                    {
                        refused[i] = refusal;
                    }
                }
            )
            .ConfigureAwait(false);
        return new JobsActed(
            [
                .. numbers
                    .Zip(done)
                    .Where(pair => pair.Second is not null)
                    .Select(pair => new JobActedOn(pair.First.Value, pair.Second!.Job.Number, pair.Second.Text)),
            ],
            [
                .. numbers
                    .Zip(refused)
                    .Where(pair => pair.Second is not null)
                    .Select(pair => new JobRefused(pair.First.Value, pair.Second!.Code, pair.Second.Message)),
            ]
        );
    }

    private static List<TrackingNumber> Numbers(IReadOnlyList<int> asked)
    {
        if (asked.Count is 0 or > MostJobs)
        {
            throw new RefusedException(
                ProblemCodes.BadRequest,
                string.Create(CultureInfo.InvariantCulture, $"{asked.Count} jobs are asked for; allowed are 1 to {MostJobs} at a time")
            );
        }

        return [.. asked.Distinct().Select(WaitForJobs.NumberOf)];
    }
}
