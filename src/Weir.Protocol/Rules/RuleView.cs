namespace Weir.Protocol.Rules;

/// <summary>A tracking rule. Filters are a name, a generic name (<c>?</c> one character, <c>*</c> at one end) or <c>*ALL</c>.</summary>
public sealed record RuleView
{
    /// <summary>The rule's own name; derived from the filter where it is not given.</summary>
    public string? Name { get; init; }

    public string JobName { get; init; } = "*ALL";

    public string User { get; init; } = "*ALL";

    /// <summary>LIBRARY/NAME.</summary>
    public string JobDescription { get; init; } = "*ALL/*ALL";

    /// <summary>LIBRARY/NAME.</summary>
    public string JobQueue { get; init; } = "*ALL/*ALL";

    /// <summary>track or queue.</summary>
    public string Type { get; init; } = "queue";

    public string Schedule { get; init; } = "AdHoc";

    /// <summary>wait or run; default wait for queue, run for track.</summary>
    public string? WhenAgentDown { get; init; }

    /// <summary>hold or start; default hold for queue, start for track.</summary>
    public string? WhenServerAway { get; init; }

    /// <summary>hold or run; default hold.</summary>
    public string? OnReject { get; init; }

    /// <summary>Only on these machines; empty = on all.</summary>
    public IReadOnlyList<string> Machines { get; init; } = [];

    /// <summary>In a request: also make a job definition of the job's name with defaults where there is none.</summary>
    public bool Define { get; init; }
}
