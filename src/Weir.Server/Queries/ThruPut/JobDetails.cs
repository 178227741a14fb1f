using System.Globalization;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Server.Explanations;
using Weir.Server.Loop;
using Weir.ThruPut;

namespace Weir.Server.Queries.ThruPut;

/// <summary>SGD: all about one job that waits, found by its name and the last seven digits of its number.</summary>
internal static class JobDetails
{
    private const int Ids = 10_000_000;

    public static async Task<SgdReply> AnswerAsync(
        WeirServer server,
        Caller caller,
        SgdRequest request,
        CancellationToken cancellationToken
    )
    {
        var digits = int.Parse(request.Id.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture);
        var number =
            await server.ReadAsync(view => Find(view, digits), cancellationToken).ConfigureAwait(false)
            ?? (digits == 0 ? throw Unknown(request) : new TrackingNumber(digits));
        try
        {
            var explanation = await server.ExplainAsync(caller, number, null, cancellationToken, Wording.Original).ConfigureAwait(false);
            return ReplyOf(request, explanation);
        }
        catch (RefusedException refused) when (refused.Code == ProblemCodes.NotFound)
        {
            throw Unknown(request);
        }
        catch (RefusedException refused) when (refused.Code == ProblemCodes.NotCaughtUp)
        {
            throw new ThruPutRefusedException(ErrorCodes.ServerAway, refused.Message);
        }
    }

    private static SgdReply ReplyOf(SgdRequest request, Explanation explanation)
    {
        var job = explanation.Job;
        if (!string.Equals(job.Name.Text, request.Name, StringComparison.OrdinalIgnoreCase))
        {
            throw new ThruPutRefusedException(
                ErrorCodes.NameAndId,
                $"job {request.Id} is {job.Name}, not {Printable.Escape(request.Name)}"
            );
        }

        var sections = job.State is JobState.Waiting or JobState.Rejected ? explanation.Sections : PastSections.Create(explanation);
        return new SgdReply
        {
            Name = job.Name.Text,
            Id = job.Number.XmlId,
            Sections = sections.Select(section => new SgdSection(section.Manager, section.Holding, section.Lines)),
        };
    }

    private static ThruPutRefusedException Unknown(SgdRequest request) => new(ErrorCodes.NoSuchJob, $"there is no job {request.Id}");

    // Of jobs with the same last seven digits one that is not over is meant, and of those the oldest.
    private static TrackingNumber? Find(DayView view, int digits)
    {
        for (var number = digits; number <= TrackingNumber.Maximum; number += Ids)
        {
            if (number > 0 && view.Day.TryFind(new TrackingNumber(number), out _))
            {
                return new TrackingNumber(number);
            }
        }

        return null;
    }
}
