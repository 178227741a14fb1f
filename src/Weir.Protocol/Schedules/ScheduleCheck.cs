namespace Weir.Protocol.Schedules;

/// <summary>Whether what the jobs of a day wait for is planned: <c>GET /v1/schedules/NAME/check</c>.</summary>
/// <param name="Schedule">The schedule.</param>
/// <param name="Date">Its date.</param>
/// <param name="Jobs">How many jobs are planned for the date, with those of sub-schedules that run in its containers, each once.</param>
/// <param name="Findings">Dependencies on jobs that are not planned, and conditions over what there is not.</param>
public sealed record ScheduleCheck(string Schedule, DateOnly Date, int Jobs, IReadOnlyList<ScheduleFinding> Findings);
