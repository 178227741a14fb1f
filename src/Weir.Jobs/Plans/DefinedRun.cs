using System.Text.Json.Serialization;
using Weir.Jobs.Outputs;

namespace Weir.Jobs.Plans;

/// <summary>What a job definition has the job's machine do besides running it.</summary>
public sealed record DefinedRun
{
    /// <summary>The date that the job works for; <see langword="null"/> keeps the submission's.</summary>
    public DateOnly? JobDate { get; init; }

    /// <summary>What becomes of its output; <see langword="null"/> leaves that to rule and machine.</summary>
    public OutputCare? Output { get; init; }

    /// <summary>What is looked for in its output while it runs.</summary>
    public IReadOnlyList<OutputRule> Messages { get; set; } = [];

    /// <summary>The same; <see langword="null"/> where it says nothing.</summary>
    public DefinedRun? OrNothing() => SaysNothing ? null : this;

    [JsonIgnore]
    private bool SaysNothing => JobDate is null && Output is null && Messages.Count == 0;
}
