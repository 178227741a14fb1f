namespace Weir.Protocol.Schedules;

/// <summary>One instance of a schedule of a day.</summary>
/// <param name="Name">Its name.</param>
/// <param name="State">As that of a schedule.</param>
/// <param name="Jobs">Jobs on it by state name.</param>
public sealed record ScheduleInstanceView(string Name, string State, IReadOnlyDictionary<string, int> Jobs);
