using Weir.Schedules.Crontabs;

namespace Weir.Definitions.Crontabs;

/// <summary>What became of a table.</summary>
/// <param name="File">Its name.</param>
/// <param name="Entries">What became of each entry, in order.</param>
/// <param name="Faults">Lines that cannot be taken, and why.</param>
/// <param name="Notes">What is to be said of other lines.</param>
public sealed record ImportedCrontab(
    string File,
    IReadOnlyList<ImportedEntry> Entries,
    IReadOnlyList<CrontabRemark> Faults,
    IReadOnlyList<CrontabRemark> Notes
);
