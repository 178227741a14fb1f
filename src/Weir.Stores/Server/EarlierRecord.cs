namespace Weir.Stores.Server;

/// <summary>What a record said before it changed.</summary>
/// <param name="Kind">What it is of.</param>
/// <param name="Name">Its name within the kind.</param>
/// <param name="Body">JSON, or <see langword="null"/> where there was none.</param>
/// <param name="Until">When it changed, UTC.</param>
public sealed record EarlierRecord(string Kind, string Name, string? Body, DateTimeOffset Until);
