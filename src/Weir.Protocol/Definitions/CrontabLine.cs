namespace Weir.Protocol.Definitions;

/// <summary>An entry of a table, and what became of it.</summary>
/// <param name="File">The table's name.</param>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Text">The line as it stands.</param>
/// <param name="Job">The job that is made of it; <see langword="null"/> where it is left out.</param>
/// <param name="Notes">What is to be said of it.</param>
/// <param name="Next">The next runs that Weir plans, UTC.</param>
/// <param name="CronNext">The next runs by cron's own rule, UTC.</param>
public sealed record CrontabLine(
    string File,
    int Line,
    string Text,
    string? Job,
    IReadOnlyList<string> Notes,
    IReadOnlyList<DateTimeOffset> Next,
    IReadOnlyList<DateTimeOffset> CronNext
);
