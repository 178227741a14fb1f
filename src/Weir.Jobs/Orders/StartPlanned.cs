using System.Text.Json.Serialization;
using Weir.Jobs.Plans;

namespace Weir.Jobs.Orders;

/// <summary>
/// Start a job that a schedule planned: the agent hears of it here first, takes it in under its number and lets it go. The file of the
/// agent says as which users a server may have commands run.
/// </summary>
/// <param name="Number">The job.</param>
/// <param name="Spec">Its description; limits and service are the server's own and left out.</param>
/// <param name="Command">What it runs, and as whom.</param>
public sealed record StartPlanned(
    TrackingNumber Number,
    [property: JsonRequired] JobSpec Spec,
    [property: JsonRequired] PlannedCommand Command
) : Order(Number)
{
    /// <summary>The most arguments, and the most entries of an environment.</summary>
    public const int MostTexts = 1000;

    /// <summary>The most characters of all of them together.</summary>
    public const int MostCharacters = 128 * 1024;

    /// <summary>The operator who started it by force, or <see langword="null"/> where it was its turn.</summary>
    public string? By { get; init; }

    /// <summary>The job that it repeats.</summary>
    public TrackingNumber? RerunOf { get; init; }

    /// <summary>Exit statuses that count as success; <see langword="null"/> is 0 only.</summary>
    public string? Ok { get; init; }

    /// <summary>
    /// What becomes of processes that outlive the command: kill, wait or keep; <see langword="null"/> leaves it to the agent.
    /// </summary>
    public string? OnLeftovers { get; init; }

    /// <summary>For what placeholders in its command are filled; <see langword="null"/> from an older server: nothing is.</summary>
    public FilledFor? FilledFor { get; init; }

    /// <summary>What its job definition has the machine do besides; <see langword="null"/> is nothing.</summary>
    public DefinedRun? Run { get; init; }

    /// <summary>Whether its texts are within bounds.</summary>
    [JsonIgnore]
    public bool IsBounded
    {
        get
        {
            string?[] texts = [.. Command.Arguments, .. Command.Environment, Command.User, Command.Directory];
            return Command.Arguments.Count is > 0 and <= MostTexts
                && Command.Environment.Count <= MostTexts
                && texts.Sum(text => (long)(text?.Length ?? 0)) <= MostCharacters;
        }
    }
}
