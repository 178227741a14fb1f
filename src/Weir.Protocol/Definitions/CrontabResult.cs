namespace Weir.Protocol.Definitions;

/// <summary>A table as definitions.</summary>
/// <param name="Yaml">The definitions, to be applied.</param>
/// <param name="Lines">Its entries.</param>
/// <param name="Faults">Lines that cannot be taken, and why.</param>
/// <param name="Notes">What is to be said of lines that are no entries.</param>
public sealed record CrontabResult(
    string Yaml,
    IReadOnlyList<CrontabLine> Lines,
    IReadOnlyList<CrontabNote> Faults,
    IReadOnlyList<CrontabNote> Notes
);
