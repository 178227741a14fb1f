using System.Text.Json.Serialization;

namespace Weir.Protocol.Gate;

/// <summary>A row of the agent's own log, kept even without a server.</summary>
/// <param name="Number">Tracking number.</param>
/// <param name="Name">Job name.</param>
/// <param name="User">Submitter.</param>
/// <param name="At">When it reached this status, UTC.</param>
/// <param name="Letter">T I E X R M K P F.</param>
/// <param name="Status">The same as a word: stored, accepted, rejected ….</param>
/// <param name="Code">Stable word for the reason, or <see langword="null"/>.</param>
/// <param name="Text">The reason, or <see langword="null"/>.</param>
/// <param name="Actions">What an operator may do: start, cancel.</param>
/// <param name="ProcessId">From the start on.</param>
/// <param name="Cgroup">From the start on, where there are cgroups.</param>
public sealed record TrackedView(
    int Number,
    string Name,
    string User,
    DateTimeOffset At,
    string Letter,
    string Status,
    string? Code,
    string? Text,
    IReadOnlyList<string> Actions,
    int? ProcessId,
    string? Cgroup
)
{
    /// <summary>When it ended, UTC; <see langword="null"/> before. The letter stays: the original's log has none for an end.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>0 to 255, where it ran and no signal ended it.</summary>
    public int? ExitCode { get; set; }

    /// <summary>The signal that ended it.</summary>
    public int? Signal { get; set; }

    /// <summary>
    /// 0 to 99, as the original's log has it: 0 as it should be; 30 cancelled; 40 ended without success; 90 rejected, not started, or not
    /// known what became of it.
    /// </summary>
    public int Severity { get; set; }

    /// <summary>submit, run, cron, at, schedule, noticed ….</summary>
    public string? Way { get; set; }

    /// <summary>The rule that matched, or <see langword="null"/>.</summary>
    public string? Rule { get; set; }

    /// <summary>When it was submitted, UTC.</summary>
    public DateTimeOffset SubmittedAt { get; set; }

    /// <summary>When it started, UTC; <see langword="null"/> before.</summary>
    public DateTimeOffset? StartedAt { get; set; }

    /// <summary>The job variable that shows its state, as <c>$OWNER.NAME</c>.</summary>
    public string? Monitor { get; set; }

    /// <summary>The four characters that name the job in that variable.</summary>
    public string? Tsn { get; set; }

    /// <summary>What its status means, in a sentence; only of one row.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Meaning { get; set; }

    /// <summary><c>LIBRARY/NAME</c>; only of one row.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? JobDescription { get; set; }

    /// <summary><c>LIBRARY/NAME</c>; only of one row.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? JobQueue { get; set; }

    /// <summary>1 to 9, within its job queue; only of one row.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Priority { get; set; }

    /// <summary>Limits it needs, <c>NAME=UNITS</c>; only of one row.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Limits { get; set; }

    /// <summary>The service group it wishes to be in; only of one row.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Service { get; set; }

    /// <summary>The date it works for, where it was submitted with one; only of one row.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateOnly? JobDate { get; set; }

    /// <summary>Its command as this machine's settings let it be shown; only of one row.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Command { get; set; }

    /// <summary>Its working directory; only of one row.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Directory { get; set; }

    /// <summary>The job that it repeats; only of one row.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? RerunOf { get; set; }

    /// <summary>The number of the job that submitted it, or that it descends from.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Parent { get; set; }

    /// <summary>The libraries that it was submitted with; only of one row.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? LibraryList { get; set; }

    /// <summary>The local data area that it was submitted with, without the blanks at its end; only of one row.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? LocalDataArea { get; set; }
}
