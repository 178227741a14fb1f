using Weir.Jobs;
using Weir.Schedules.Crontabs;
using Weir.Schedules.Frequencies;

namespace Weir.Definitions.Crontabs;

/// <summary>What becomes of one entry of a table.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Name">The name of the job that is made of it; <see langword="null"/> where none is.</param>
/// <param name="Rule">When that comes; <see langword="null"/> where it has no date.</param>
/// <param name="Notes">What is to be said of it.</param>
public sealed record ImportedEntry(CrontabEntry Entry, ObjectName? Name, CronRule? Rule, IReadOnlyList<string> Notes);
