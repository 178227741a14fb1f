using System.Text.Json.Serialization;

namespace Weir.Jobs.Plans;

/// <summary>What a job definition of type batch runs, and as whom.</summary>
public sealed record PlannedCommand
{
    /// <summary>The program and its arguments; never empty. A line for the shell is <c>/bin/sh -c LINE</c>.</summary>
    public required IReadOnlyList<string> Arguments { get; init; }

    /// <summary>
    /// The capture of its machine that it runs, where the command is <see cref="CaptureCall"/>; <see langword="null"/>: it runs a program.
    /// </summary>
    [JsonIgnore]
    public ObjectName? Capture =>
        Arguments switch
        {
            ["/bin/sh", "-c", var line] when CaptureCall.TryParse(line, out var id) => id,
            [var verb, var operand] when CaptureCall.TryParse($"{verb} {operand}", out var id) => id,
            _ => null,
        };

    /// <summary>The user that it runs as; <see langword="null"/>: the agent's own, where that is not root.</summary>
    public string? User { get; init; }

    /// <summary>The working directory, absolute; <see langword="null"/>: the user's home.</summary>
    public string? Directory { get; init; }

    /// <summary>Entries <c>NAME=value</c> beside those that every planned job has.</summary>
    public IReadOnlyList<string> Environment { get; set; } = [];
}
