namespace Weir.Server.Definitions;

/// <summary>One change of a record.</summary>
/// <param name="Kind">The record's kind.</param>
/// <param name="Name">Its name.</param>
/// <param name="Before">What it said, or <see langword="null"/> where there was none.</param>
/// <param name="After">What it says, or <see langword="null"/> where it is gone.</param>
/// <param name="At">When, UTC.</param>
internal sealed record RecordChange(string Kind, string Name, string? Before, string? After, DateTimeOffset At);
