namespace Weir.Stores.Server;

/// <summary>What is known of the use of processors in five minutes, of a machine or of what machines are gathered in.</summary>
/// <param name="Kind">What it is of.</param>
/// <param name="Name">Its name within the kind, compared without case.</param>
/// <param name="Start">When the five minutes began, UTC.</param>
/// <param name="Body">JSON.</param>
public sealed record StoredCapacity(string Kind, string Name, DateTimeOffset Start, string Body);
