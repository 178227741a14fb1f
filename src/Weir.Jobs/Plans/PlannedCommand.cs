namespace Weir.Jobs.Plans;

/// <summary>What a job definition of type batch runs, and as whom.</summary>
public sealed record PlannedCommand
{
    /// <summary>The program and its arguments; never empty. A line for the shell is <c>/bin/sh -c LINE</c>.</summary>
    public required IReadOnlyList<string> Arguments { get; init; }

    /// <summary>The user that it runs as; <see langword="null"/>: the agent's own, where that is not root.</summary>
    public string? User { get; init; }

    /// <summary>The working directory, absolute; <see langword="null"/>: the user's home.</summary>
    public string? Directory { get; init; }

    /// <summary>Entries <c>NAME=value</c> beside those that every planned job has.</summary>
    public IReadOnlyList<string> Environment { get; set; } = [];
}
