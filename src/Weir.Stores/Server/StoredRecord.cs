namespace Weir.Stores.Server;

/// <summary>Something that the running server remembers over a restart: no definition, and without a version.</summary>
/// <param name="Kind">What it is of.</param>
/// <param name="Name">Its name within the kind, compared without case.</param>
/// <param name="Body">JSON, or <see langword="null"/> where it is gone.</param>
public sealed record StoredRecord(string Kind, string Name, string? Body);
