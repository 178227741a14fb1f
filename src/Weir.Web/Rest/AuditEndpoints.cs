using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Weir.Jobs;
using Weir.Server;
using Weir.Server.Queries;
using Weir.Web.Callers;

namespace Weir.Web.Rest;

/// <summary>Who did what.</summary>
internal static class AuditEndpoints
{
    public static void MapAudit(this IEndpointRouteBuilder routes, WeirServer server) =>
        routes
            .MapGet(
                "/v1/audit",
                async (
                    string? user,
                    string? action,
                    string? subject,
                    string? since,
                    string? until,
                    string? machine,
                    string? outcome,
                    int? limit,
                    string? cursor,
                    HttpContext http
                ) =>
                    TypedResults.Ok(
                        await server
                            .ListAuditAsync(
                                http.Caller(),
                                new AuditFilter
                                {
                                    User = ToText(user),
                                    Machine = ToText(machine),
                                    Action = ToText(action),
                                    Subject = Subject(subject),
                                    Since = Requests.Moment(since),
                                    Until = Requests.Moment(until),
                                    Outcome = Outcome(outcome),
                                    Before = Before(cursor),
                                    Limit = Requests.Limit(limit),
                                },
                                http.RequestAborted
                            )
                            .ConfigureAwait(false)
                    )
            )
            .Requires(Operation.ReadAudit)
            .ReadsOwnWrites()
            .WithName("audit")
            .WithTags("care")
            .WithSummary("Who did what, and who tried, newest first; others than operators see their own acts.");

    private static string? ToText(string? text) => string.IsNullOrEmpty(text) ? null : text;

    // A job's number is kept without the zeros before it.
    private static string? Subject(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        var name = text.LastIndexOf(' ') + 1;
        return TrackingNumber.TryParse(text.AsSpan(name), out var number)
            ? string.Create(CultureInfo.InvariantCulture, $"{text.AsSpan(0, name)}{number.Value}")
            : text;
    }

    private static AuditOutcome? Outcome(string? text) =>
        text switch
        {
            null or "" => null,
            "done" => AuditOutcome.Done,
            "refused" => AuditOutcome.Refused,
            _ => throw Requests.Invalid($"'{Printable.Escape(text)}' is no outcome: done, refused"),
        };

    private static long? Before(string? cursor) =>
        string.IsNullOrEmpty(cursor) ? null
        : long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var before) ? before
        : throw Requests.Invalid($"'{Printable.Escape(cursor)}' is no cursor of this list");
}
