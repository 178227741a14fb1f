using Weir.Jobs;

namespace Weir.Schedules;

/// <summary>What building a day would do with one job of it.</summary>
/// <param name="Name">The job's name on that day.</param>
/// <param name="Number">Its number where it is planned already.</param>
/// <param name="Change">What would become of it.</param>
/// <param name="Start">When it is to start: where it is taken out, when it was to.</param>
/// <param name="What">Of a job that is planned anew: what is different, such as <c>start 02:00</c>.</param>
public sealed record PlanDifference(ObjectName Name, TrackingNumber? Number, PlanChange Change, DateTimeOffset? Start, string? What = null);
