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

    /// <summary>The libraries that it was submitted with; only of one row.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? LibraryList { get; set; }

    /// <summary>The local data area that it was submitted with, without the blanks at its end; only of one row.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? LocalDataArea { get; set; }
}
