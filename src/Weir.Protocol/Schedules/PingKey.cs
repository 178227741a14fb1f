namespace Weir.Protocol.Schedules;

/// <summary>A key by which something outside tells how jobs of a schedule go that run elsewhere.</summary>
/// <param name="Schedule">The schedule.</param>
/// <param name="Key">The key; it is shown once.</param>
/// <param name="Url">
/// Where to ping, without the job's name, as <c>http://127.0.0.1:8740/ping/KEY</c>; the path alone where the host has no TCP address.
/// </param>
public sealed record PingKey(string Schedule, string Key, string Url);
