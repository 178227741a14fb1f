using System.Globalization;
using Weir.Jobs;
using Weir.Protocol.Jobs;

namespace Weir.Console;

/// <summary>What a row of the list says.</summary>
internal static class JobRows
{
    /// <summary>The first reason why it waits, or what became of it.</summary>
    public static string WhyOf(JobView job) =>
        job switch
        {
            { Holders: [var only] } => only.Text,
            { Holders: [var first, ..] } => string.Create(CultureInfo.InvariantCulture, $"{first.Text} (and {job.Holders.Count - 1} more)"),
            { StartedBy: { } by, ReasonText: { } reason } => $"started by {by}; {reason}",
            { ReasonText: { } reason } => reason,
            { Signal: { } signal } => string.Create(CultureInfo.InvariantCulture, $"signal {signal}"),
            { State: nameof(JobState.Failed), ExitCode: { } status } => string.Create(
                CultureInfo.InvariantCulture,
                $"exit status {status}"
            ),
            { StartedBy: { } by, State: nameof(JobState.Running) or nameof(JobState.Starting) } => $"started by {by}",
            _ => "",
        };

    /// <summary>How it is late, such as <c>late to start, over run time</c>, or nothing.</summary>
    public static string LateOf(JobView job) => string.Join(", ", job.Late.Select(word => word.Replace('-', ' ')));

    /// <summary>By when it is to start and to end, and how long it may run; or nothing.</summary>
    public static string PromisedOf(JobView job)
    {
        string?[] parts =
        [
            job.LateToStart is { } start ? $"to start by {Full(start)}" : null,
            job.LateToFinish is { } finish ? $"to end by {Full(finish)}" : null,
            job.MustEndBy is { } end ? $"must end by {Full(end)}" : null,
            job.MaxRunSeconds is { } most ? $"to run for {SpanText.Format(most)} at most" : null,
        ];
        return string.Join(", ", parts.OfType<string>());
    }

    /// <summary>Whether it can be released or started.</summary>
    public static bool Waits(JobView job) => job.State is nameof(JobState.Waiting) or nameof(JobState.Rejected);

    /// <summary>Text that somebody wrote, safe to show: a page, too, must not have its text turned round.</summary>
    public static string Shown(string? text) => Printable.Escape(text ?? "", 4000);

    /// <summary>When it came to be as it is.</summary>
    public static DateTimeOffset SinceOf(JobView job) =>
        job.EndedAt ?? job.StartedAt ?? (job.Holders is [var first, ..] ? first.Since : job.SubmittedAt);

    public static string Full(DateTimeOffset at) => at.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    public static string Short(DateTimeOffset at, DateTimeOffset now) =>
        at.ToString(at.UtcDateTime.Date == now.UtcDateTime.Date ? "HH:mm:ss" : "MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Where a job's own page is.</summary>
    public static string PageOf(int number) => string.Create(CultureInfo.InvariantCulture, $"/jobs/{number}");

    public static string Address(string? state, string? cursor)
    {
        var query = new List<string>(2);
        if (state is not null)
        {
            query.Add($"state={Uri.EscapeDataString(state)}");
        }

        if (cursor is not null)
        {
            query.Add($"cursor={Uri.EscapeDataString(cursor)}");
        }

        return query.Count == 0 ? "/" : $"/?{string.Join('&', query)}";
    }
}
