using System.Globalization;
using Weir.Jobs;
using Weir.Server.Loop;
using Weir.ThruPut;

namespace Weir.Server.Queries.ThruPut;

/// <summary>SGD: all about one job that waits, found by its name and the last seven digits of its number.</summary>
internal static class JobDetails
{
    private const int Ids = 10_000_000;

    public static async Task<SgdReply> AnswerAsync(WeirServer server, Caller caller, SgdRequest request, CancellationToken cancellationToken)
    {
        var digits = int.Parse(request.Id.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture);
        var (job, sections) = await server.LookAsync(view => Find(view, digits) is { } active ? (active, Explanation.Of(view, active)) : default, cancellationToken).ConfigureAwait(false);
        job ??= digits == 0 ? null : await server.Store.FindJobAsync(new TrackingNumber(digits), cancellationToken).ConfigureAwait(false);
        if (job is null || (caller.Role == Role.User && !caller.MayAct(job.User)))
        {
            throw new ThruPutRefusedException(ErrorCodes.NoSuchJob, $"there is no job {request.Id}");
        }

        if (!string.Equals(job.Name.Text, request.Name, StringComparison.OrdinalIgnoreCase))
        {
            throw new ThruPutRefusedException(ErrorCodes.NameAndId, $"job {request.Id} is {job.Name}, not {Printable.Of(request.Name)}");
        }

        return job.State is JobState.Waiting or JobState.Rejected
            ? new SgdReply { Name = job.Name.Text, Id = job.Number.XmlId, Sections = sections.Select(section => new SgdSection(section.Manager, section.Holding, section.Lines)) }
            : throw new ThruPutRefusedException(ErrorCodes.NotWaiting, $"job {request.Id} is {job.State}: it waits no more");
    }

    // Of jobs with the same last seven digits one that is not over is meant, and of those the oldest.
    private static Job? Find(View view, int digits)
    {
        for (var number = digits; number <= TrackingNumber.Maximum; number += Ids)
        {
            if (number > 0 && view.Day.TryFind(new TrackingNumber(number), out var job))
            {
                return job;
            }
        }

        return null;
    }
}
