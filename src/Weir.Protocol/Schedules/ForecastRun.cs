namespace Weir.Protocol.Schedules;

/// <summary>One run that a schedule will plan.</summary>
/// <param name="Schedule">The schedule.</param>
/// <param name="Date">Its date, not always that of the start.</param>
/// <param name="Job">The name that the job will have: <c>NAME$0001</c> and so on from the second of a date on.</param>
/// <param name="Start">The planned start, UTC.</param>
/// <param name="Local">The same as clocks in the zone of the schedule show it, with the offset they have then.</param>
/// <param name="Frequency">The name of the frequency that brings it; <see langword="null"/> where that has none.</param>
/// <param name="Status">released, held or skip.</param>
public sealed record ForecastRun(
    string Schedule,
    DateOnly Date,
    string Job,
    DateTimeOffset Start,
    DateTimeOffset Local,
    string? Frequency,
    string Status
);
