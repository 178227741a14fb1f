namespace Weir.Protocol.Schedules;

/// <summary>A schedule of a day.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Date">Its date.</param>
/// <param name="State">
/// building, active, held, completed, or closed where an operator has closed it; of several instances the first of these. Of a day that
/// runs in a container also waiting, where that has not begun, and parent-held, where a day around it is held.
/// </param>
/// <param name="Jobs">Jobs on it by state name.</param>
public sealed record ScheduleView(string Name, DateOnly Date, string State, IReadOnlyDictionary<string, int> Jobs)
{
    /// <summary>Of an instance: the schedule that it is one of.</summary>
    public string? Of { get; init; }

    /// <summary>Of a day of a sub-schedule: the container job that it runs in, <c>SCHEDULE/JOB</c>.</summary>
    public string? Container { get; init; }

    /// <summary>Of an instance: what its jobs are told, <c>NAME=VALUE</c> each.</summary>
    public IReadOnlyList<string>? Properties { get; init; }

    /// <summary>Where something was done to several instances of it: each of them.</summary>
    public IReadOnlyList<ScheduleInstanceView>? Instances { get; init; }
}
