using Weir.Jobs;

namespace Weir.JobVariables;

/// <summary>The job that a variable monitors, and what its record says of it.</summary>
/// <param name="Number">The job.</param>
/// <param name="Tsn">Its four characters.</param>
/// <param name="Session">The session in which monitoring began.</param>
/// <param name="OpenedAt">When monitoring began, to the second.</param>
/// <param name="Schedule">The schedule it is on.</param>
/// <param name="Unprotected">Whether an administrator has lifted the protection.</param>
public sealed record MonitorClaim(
    TrackingNumber Number,
    Tsn Tsn,
    SessionNumber Session,
    DateTimeOffset OpenedAt,
    string? Schedule,
    bool Unprotected = false
);
