using System.Globalization;
using Microsoft.AspNetCore.Http;
using Weir.Jobs;
using Weir.Jobs.Properties;
using Weir.Jobs.Thresholds;
using Weir.Protocol;
using Weir.Protocol.Selections;
using Weir.Server;
using Weir.Server.Queries;
using Weir.ServiceLevels.Policies;
using Weir.Web.Callers;

namespace Weir.Web.Rest;

/// <summary>What requests carry, read or refused with what is allowed.</summary>
public static class Requests
{
    private const int LongestText = 200;
    private const int FirstRoom = 64 * 1024;

    /// <summary>Who asks, with what role.</summary>
    /// <exception cref="InvalidOperationException">The end point is not for somebody unknown, and was reached by one.</exception>
    public static Caller Caller(this HttpContext http) => WebCaller.From(http).Caller;

    /// <summary>The caller with why, as the request says in its body or its query.</summary>
    internal static Caller Caller(this HttpContext http, string? text) =>
        text switch
        {
            null or "" => http.Caller(),
            { Length: > LongestText } => throw Invalid($"the text is longer than {LongestText} characters"),
            _ => http.Caller() with { Text = Printable.Escape(text, LongestText) },
        };

    internal static Submitter Submitter(this HttpContext http) =>
        WebCaller.From(http).Submitter
        ?? throw new RefusedException(
            ProblemCodes.NotAllowed,
            "jobs are submitted on the machine they run on, by its Unix socket: there the kernel says who submits"
        );

    /// <summary>A tracking number, with or without the zeros before it.</summary>
    /// <exception cref="RefusedException">It is none.</exception>
    public static TrackingNumber Number(string text) =>
        TrackingNumber.TryParse(text, out var number)
            ? number
            : throw Invalid($"'{Printable.Escape(text)}' is not a tracking number: 1 to {TrackingNumber.Maximum}");

    /// <summary>Where a page of jobs begins, as the page before said; <see langword="null"/> for the first.</summary>
    /// <exception cref="RefusedException">It is no such place, or one from before lists were sorted by time.</exception>
    public static ListPosition? Place(string? cursor) =>
        string.IsNullOrEmpty(cursor) ? null
        : ListPosition.TryParse(cursor, out var place) ? place
        : TrackingNumber.TryParse(cursor, out _)
            ? throw Invalid(
                $"'{Printable.Escape(cursor)}' is a cursor of an older version, which sorted jobs by number: begin again with the first page"
            )
        : throw Invalid($"'{Printable.Escape(cursor)}' is no cursor of this list: take it from the page before");

    internal static ObjectName Name(string text) =>
        ObjectName.TryParse(text, out var name) ? name : throw Invalid($"'{Printable.Escape(text)}' is not a name: {ObjectName.Allowed}");

    /// <summary>The name of a schedule's day, also of one that runs in a container.</summary>
    internal static ObjectName DayName(string text) =>
        ObjectName.TryParseDay(text, out var name)
            ? name
            : throw Invalid($"'{Printable.Escape(text)}' is not the name of a schedule: {ObjectName.AllowedOfDays}");

    internal static ThresholdName Threshold(string text) =>
        ThresholdName.TryParse(text, out var name)
            ? name
            : throw Invalid($"'{Printable.Escape(text)}' is not the name of a threshold: {ThresholdName.Allowed}");

    internal static ThresholdChange ThresholdChange(string text) =>
        Weir.Jobs.Thresholds.ThresholdChange.TryParse(text, out var change)
            ? change
            : throw Invalid($"'{Printable.Escape(text)}' is nothing to set a threshold to: {Weir.Jobs.Thresholds.ThresholdChange.Allowed}");

    internal static PropertyPath Property(string text) =>
        PropertyPath.TryParse(text, out var path)
            ? path
            : throw Invalid($"'{Printable.Escape(text)}' is not the name of a property: {PropertyPath.Allowed}");

    /// <summary>A property that is of a job, or one that is of none: they are set by different people.</summary>
    internal static PropertyPath Property(string text, bool ofJob) =>
        Property(text) is var path && path.Scope == PropertyScope.JI == ofJob
            ? path
            : throw Invalid(
                ofJob
                    ? $"property {path} is of no job: it is set at /v1/properties/{path}"
                    : $"property {path} is of a job: it is set at /v1/job-properties/{path}"
            );

    internal static int Limit(int? limit) =>
        limit switch
        {
            null => 100,
            >= 1 and <= 1000 => limit.Value,
            _ => throw Invalid("limit is 1 to 1000"),
        };

    /// <summary>The least severity of messages.</summary>
    internal static MessageSeverity Level(string? text) =>
        text?.ToUpperInvariant() switch
        {
            null or "" or "INFORMATION" => MessageSeverity.Information,
            "WARNING" => MessageSeverity.Warning,
            "ERROR" => MessageSeverity.Error,
            _ => throw Invalid($"'{Printable.Escape(text)}' is no level of messages: information, warning, error"),
        };

    internal static DateOnly? Date(string? text) =>
        string.IsNullOrEmpty(text) ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date
        : throw Invalid($"'{Printable.Escape(text)}' is not a date: YYYY-MM-DD");

    /// <summary>A moment with its offset, such as <c>2026-11-21T03:12:00Z</c>.</summary>
    internal static DateTimeOffset? Moment(string? text) =>
        string.IsNullOrEmpty(text) ? null
        : DateTimeOffset.TryParseExact(
            text,
            ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var moment
        )
            ? moment
        : throw Invalid($"'{Printable.Escape(text)}' is no moment: YYYY-MM-DDTHH:MM:SSZ");

    /// <summary>State names, with commas between them, in any case; <see langword="null"/> where there are none.</summary>
    /// <exception cref="RefusedException">One is not a state.</exception>
    public static IReadOnlyList<JobState>? States(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        List<JobState> states = [];
        foreach (var word in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            states.Add(
                Enum.TryParse<JobState>(word, ignoreCase: true, out var state) && Enum.IsDefined(state) && !char.IsAsciiDigit(word[0])
                    ? state
                    : throw Invalid($"'{Printable.Escape(word)}' is not a state: {string.Join(", ", Enum.GetNames<JobState>())}")
            );
        }

        return states;
    }

    /// <summary>The jobs that the query part of an address selects, but for names beside the selection.</summary>
    /// <exception cref="RefusedException">There is no such field, one is said twice, or a value is not allowed.</exception>
    public static JobFilter Selection(HttpContext http, WeirServer server, IReadOnlyCollection<string> beside)
    {
        try
        {
            return server.Find(
                JobSelection.From(
                    http.Request.Query.Where(pair => !beside.Contains(pair.Key))
                        .SelectMany(pair => pair.Value.Select(value => KeyValuePair.Create(pair.Key, value)))
                )
            );
        }
        catch (SelectionException wrong)
        {
            throw Invalid(wrong.Message);
        }
    }

    /// <summary>A service queue by its word.</summary>
    /// <exception cref="RefusedException">It is neither general nor production.</exception>
    public static ServiceQueue Queue(string text) =>
        text switch
        {
            "general" => ServiceQueue.General,
            "production" => ServiceQueue.Production,
            _ => throw Invalid($"'{Printable.Escape(text)}' is no service queue: general, production"),
        };

    internal static RefusedException Invalid(string text) => new(ProblemCodes.BadRequest, text);

    /// <summary>The whole body as bytes; Kestrel refuses one that is larger than its limit.</summary>
    internal static async ValueTask<byte[]> BodyAsync(HttpContext http)
    {
        // Room is made for what has come, not for what was announced.
        using var body = new MemoryStream((int)Math.Clamp(http.Request.ContentLength ?? 0, 0, FirstRoom));
        await http.Request.Body.CopyToAsync(body, http.RequestAborted).ConfigureAwait(false);
        return body.TryGetBuffer(out var whole) && whole.Count == body.Capacity ? whole.Array! : body.ToArray();
    }
}
