using System.Text.Json.Serialization;

namespace Weir.Protocol.Rules;

/// <summary>A tracking rule. Filters are a name, a generic name (<c>?</c> one character, <c>*</c> at one end) or <c>*ALL</c>.</summary>
public sealed record RuleView
{
    /// <summary>The rule's own name; derived from the filter where it is not given.</summary>
    public string? Name { get; set; }

    public string JobName { get; set; } = "*ALL";

    public string User { get; set; } = "*ALL";

    /// <summary>LIBRARY/NAME.</summary>
    public string JobDescription { get; set; } = "*ALL/*ALL";

    /// <summary>LIBRARY/NAME.</summary>
    public string JobQueue { get; set; } = "*ALL/*ALL";

    /// <summary>track, queue, passive or automatic.</summary>
    public string Type { get; set; } = "queue";

    /// <summary>allow or prevent: of type automatic, whether its jobs are tracked or run untracked; there the default is allow.</summary>
    public string? Automatic { get; set; }

    /// <summary>A name, with $PREFIX or $SUFFIX once: what the wildcard at that end of the job name matched.</summary>
    public string Schedule { get; set; } = "AdHoc";

    /// <summary>
    /// CURRENT, EARLIEST or LATEST with or without HELD, ACTIVE, NONCOMPLETE, WAITING or COMPLETE, NEXT, NEXTREL, PREVIOUS, PREVIOUSREL, or
    /// YYYY-MM-DD; default the latest day at work for queue, else CURRENT.
    /// </summary>
    public string? ScheduleDate { get; set; }

    /// <summary>The frequency that a queued job has; a name, with $PREFIX or $SUFFIX once.</summary>
    public string? Frequency { get; set; }

    /// <summary>wait or run; default wait for queue, else run.</summary>
    public string? WhenAgentDown { get; set; }

    /// <summary>hold or start; default hold for queue, else start.</summary>
    public string? WhenServerAway { get; set; }

    /// <summary>hold or run; default hold for queue, else run.</summary>
    public string? OnReject { get; set; }

    /// <summary>The job variable that shows the state of its jobs, where their submission names none.</summary>
    public string? Monitor { get; set; }

    /// <summary>The most that its jobs may write to each file of output, such as 1GiB; default what the agent allows.</summary>
    public string? OutputMax { get; set; }

    /// <summary>cut or end: what becomes of a job that writes more; default cut.</summary>
    public string? OnFull { get; set; }

    /// <summary>Only on these machines, each a name or a generic name; empty = on all.</summary>
    public IReadOnlyList<string> Machines { get; set; } = [];

    /// <summary>In an answer: how many jobs met it since it was defined, on all machines.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Hits { get; set; }

    /// <summary>In an answer: when the last one was submitted, UTC.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? LastHit { get; set; }

    /// <summary>In an answer: the same by machine.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<RuleHitView>? HitsByMachine { get; set; }

    /// <summary>In a request: also make a job definition of the job's name with defaults where there is none.</summary>
    public bool Define { get; set; }
}
