namespace Weir.Protocol.Schedules;

/// <summary>A job that no schedule plans in the days of a forecast.</summary>
/// <param name="Schedule">The schedule.</param>
/// <param name="Job">The job.</param>
/// <param name="Why">Why, in words.</param>
/// <param name="Next">The next date on which it comes, where one is near.</param>
public sealed record ForecastAbsence(string Schedule, string Job, string Why, DateOnly? Next);
