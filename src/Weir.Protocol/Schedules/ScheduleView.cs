namespace Weir.Protocol.Schedules;

/// <summary>A schedule of a day.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Date">Its date.</param>
/// <param name="State">building, active, held, completed, or closed where an operator has closed it.</param>
/// <param name="Jobs">Jobs on it by state name.</param>
public sealed record ScheduleView(string Name, DateOnly Date, string State, IReadOnlyDictionary<string, int> Jobs);
