using Weir.Jobs;

namespace Weir.Schedules;

/// <summary>A list of dates with a name: holidays, or the days of a plan of the year.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Dates">The dates, each once, in order.</param>
/// <param name="Description">For people.</param>
public sealed record Calendar(ObjectName Name, IReadOnlyList<DateOnly> Dates, string Description = "");
