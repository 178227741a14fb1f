namespace Weir.Protocol.Foresight;

/// <summary>A waiting job that is missed where it has not been let go by some time.</summary>
/// <param name="Number">The job.</param>
/// <param name="Name">Its name.</param>
/// <param name="LatestStart">The time, UTC.</param>
public sealed record DeadlineAtRisk(int Number, string Name, DateTimeOffset LatestStart);
