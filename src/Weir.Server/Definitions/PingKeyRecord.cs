using Weir.Jobs;

namespace Weir.Server.Definitions;

/// <summary>The key by which jobs of a schedule are pinged, kept under its hash.</summary>
/// <param name="Schedule">The schedule.</param>
/// <param name="DrawnAt">When, UTC.</param>
/// <param name="DrawnBy">Who, and from where.</param>
internal sealed record PingKeyRecord(ObjectName Schedule, DateTimeOffset DrawnAt, string DrawnBy);
