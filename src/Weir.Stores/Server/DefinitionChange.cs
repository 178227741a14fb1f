using Weir.Jobs;

namespace Weir.Stores.Server;

/// <summary>One change of a definition: who, when, before and after.</summary>
/// <param name="Kind">The definition's kind.</param>
/// <param name="Name">Its name.</param>
/// <param name="Before">Canonical JSON before, or <see langword="null"/> where it was added.</param>
/// <param name="After">Canonical JSON after, or <see langword="null"/> where it was removed.</param>
/// <param name="At">When, UTC.</param>
/// <param name="By">Who, and from where.</param>
/// <param name="Version">The version it brought.</param>
public sealed record DefinitionChange(string Kind, string Name, string? Before, string? After, DateTimeOffset At, Actor By, long Version);
