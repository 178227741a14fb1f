namespace Weir.Protocol.Schedules;

/// <summary>Schedules of a day: <c>GET /v1/schedules</c>.</summary>
public sealed record SchedulePage(IReadOnlyList<ScheduleView> Items);
