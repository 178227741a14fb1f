namespace Weir.Protocol.Schedules;

/// <summary>What <c>POST /v1/schedules/NAME/build</c> would do: <c>GET /v1/schedules/NAME/build</c>.</summary>
/// <param name="Schedule">The schedule.</param>
/// <param name="Date">Its date.</param>
/// <param name="Changes">What would be added, changed and removed, by job.</param>
/// <param name="Same">How many jobs would stay as they are.</param>
public sealed record BuildPreview(string Schedule, DateOnly Date, IReadOnlyList<BuildChange> Changes, int Same);
