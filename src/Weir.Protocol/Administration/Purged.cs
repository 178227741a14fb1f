namespace Weir.Protocol.Administration;

/// <summary>What a purge forgot: <c>POST /v1/purge</c>.</summary>
/// <param name="Jobs">How many jobs.</param>
/// <param name="Before">They were over before this, UTC.</param>
public sealed record Purged(int Jobs, DateTimeOffset Before);
