namespace Weir.Schedules.Crontabs;

/// <summary>One entry of a table.</summary>
public sealed record CrontabEntry
{
    /// <summary>Its line, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>The line as it stands.</summary>
    public required string Text { get; init; }

    /// <summary>When it runs; <see langword="null"/> is once after each start of the system.</summary>
    public CrontabTime? Time { get; init; }

    /// <summary>The user it runs as, where the table names one.</summary>
    public string? User { get; init; }

    /// <summary>What the shell is given, up to the first <c>%</c>.</summary>
    public required string Command { get; init; }

    /// <summary>What the command reads, where there was a <c>%</c>.</summary>
    public string? Input { get; init; }

    /// <summary>Variables that the table sets above it, each once, in order.</summary>
    public required IReadOnlyList<(string Name, string Value)> Variables { get; init; }
}
