namespace Weir.Protocol.Schedules;

/// <summary>What building a day would do with one job of it.</summary>
/// <param name="Change">added, changed or removed.</param>
/// <param name="Job">The job's name on that day; after the day's name and a stroke where that runs in a container.</param>
/// <param name="Number">Its number where it is planned already.</param>
/// <param name="Start">When it is to start, UTC; of one that is removed, when it was to.</param>
/// <param name="What">Of one that is changed: what.</param>
public sealed record BuildChange(string Change, string Job, int? Number, DateTimeOffset? Start, string? What);
