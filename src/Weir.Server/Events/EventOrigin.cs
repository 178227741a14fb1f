using System.Globalization;
using Weir.Jobs;

namespace Weir.Server.Events;

/// <summary>What an act came through, as its actor says it: an event of a definition, or one that a job raised itself.</summary>
internal static class EventOrigin
{
    private const string FromJob = "event of job ";

    /// <summary>Of an event that a definition raised.</summary>
    public static string Of(RaisedEvent raised) => string.Create(CultureInfo.InvariantCulture, $"event {raised.Id}: {raised.Link}");

    /// <summary>Of one that a job raised by <c>weir event</c>.</summary>
    public static string Of(TrackingNumber number) => $"{FromJob}{number}";

    /// <summary>The job that raised it, where one did.</summary>
    public static TrackingNumber? JobOf(Actor? actor) =>
        actor?.Through is { } through
        && through.StartsWith(FromJob, StringComparison.Ordinal)
        && TrackingNumber.TryParse(through.AsSpan(FromJob.Length), out var number)
            ? number
            : null;
}
