namespace Weir.Protocol.Schedules;

/// <summary>What <c>POST /v1/schedules/NAME/{hold,release,start,close,delete}</c> is to do.</summary>
/// <param name="Date">Which day's; <see langword="null"/> = the latest.</param>
/// <param name="Text">Why; kept with the action.</param>
public sealed record ScheduleAction(DateOnly? Date, string? Text);
