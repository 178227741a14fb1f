namespace Weir.Protocol.Schedules;

/// <summary>What <c>POST /v1/schedules/NAME/build</c> is to do.</summary>
/// <param name="Date">Which day; <see langword="null"/> = today in the schedule's zone.</param>
/// <param name="Held">Whether the day is held once it is built; one that is past always is.</param>
/// <param name="Text">Why; kept with the action.</param>
/// <param name="Replace">Whether jobs of it that wait are taken out and planned anew.</param>
public sealed record ScheduleBuild(DateOnly? Date, bool Held, string? Text, bool Replace = false)
{
    /// <summary>The instance that the definition names; <see langword="null"/> = all of them, or by the properties.</summary>
    public string? Instance { get; init; }

    /// <summary>What the jobs of the instance are told, <c>NAME=VALUE</c> each, 50 at most; <see langword="null"/> = nothing.</summary>
    public IReadOnlyList<string>? Properties { get; init; }
}
