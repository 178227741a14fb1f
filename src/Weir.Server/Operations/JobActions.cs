using System.Globalization;
using Weir.Day;
using Weir.Day.Inputs;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Jobs;
using Weir.Server.Queries;

namespace Weir.Server.Operations;

/// <summary>What all actions on a job have in common.</summary>
internal static class JobActions
{
    private const int LongestText = 200;
    private const int LongestGrace = 3600;

    public static async Task<JobActed> ActOnJobAsync(
        this WeirServer server,
        Caller caller,
        string verb,
        TrackingNumber number,
        JobAction action,
        Func<long, JobRequest> input,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (action.Text is { Length: > LongestText })
        {
            throw new RefusedException(ProblemCodes.BadRequest, $"the text is longer than {LongestText} characters");
        }

        if (action.Grace is < 0 or > LongestGrace)
        {
            throw new RefusedException(ProblemCodes.BadRequest, $"a grace is 0 to {LongestGrace} seconds");
        }

        var reason = action.Text is null ? null : Printable.Escape(action.Text, LongestText);
        var audited = (caller with { Text = reason ?? caller.Text }).To(verb, "job", number.Value.ToString(CultureInfo.InvariantCulture));
        var acted = await server
            .DoAsync(audited, () => ActAsync(server, audited, number, id => input(id) with { Reason = audited.Text }, cancellationToken))
            .ConfigureAwait(false);
        var job = acted.Job ?? throw new InvalidOperationException("the day acted on no job");
        return new JobActed(
            await server.ReadAsync(view => JobViews.From(view, job, caller), cancellationToken).ConfigureAwait(false),
            acted.Text
        );
    }

    private static async Task<RequestDone> ActAsync(
        WeirServer server,
        AuditedAction audited,
        TrackingNumber number,
        Func<long, JobRequest> input,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await server.ActAsync(audited, input, cancellationToken).ConfigureAwait(false);
        }
        catch (RefusedException refused) when (refused.Code == ProblemCodes.NotFound)
        {
            throw await server.NoJobAsync(number, cancellationToken).ConfigureAwait(false);
        }
    }
}
