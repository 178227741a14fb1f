namespace Weir.Tracking.Rules;

/// <summary>A rule as people write it, in words. <see langword="null"/> stands for what was not said.</summary>
public sealed record RuleText
{
    public string? Name { get; init; }

    public string? JobName { get; init; }

    public string? User { get; init; }

    /// <summary>LIBRARY/NAME.</summary>
    public string? JobDescription { get; init; }

    /// <summary>LIBRARY/NAME.</summary>
    public string? JobQueue { get; init; }

    /// <summary>track, queue, passive or automatic.</summary>
    public string? Type { get; init; }

    /// <summary>allow or prevent.</summary>
    public string? Automatic { get; init; }

    /// <summary>A name, with $PREFIX or $SUFFIX once.</summary>
    public string? Schedule { get; init; }

    /// <summary>CURRENT, LATEST … or a date.</summary>
    public string? ScheduleDate { get; init; }

    /// <summary>A name, with $PREFIX or $SUFFIX once.</summary>
    public string? Frequency { get; init; }

    /// <summary>Names of machines, or generic ones, with blanks between.</summary>
    public string? Machines { get; init; }

    /// <summary>wait or run.</summary>
    public string? WhenAgentDown { get; init; }

    /// <summary>hold or start.</summary>
    public string? WhenServerAway { get; init; }

    /// <summary>hold or run.</summary>
    public string? OnReject { get; init; }

    /// <summary>A job variable's name.</summary>
    public string? Monitor { get; init; }

    /// <summary>A size such as 1GiB.</summary>
    public string? OutputMax { get; init; }

    /// <summary>cut or end.</summary>
    public string? OnFull { get; init; }
}
