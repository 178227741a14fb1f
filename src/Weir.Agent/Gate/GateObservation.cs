namespace Weir.Agent;

/// <summary>What an observing way in saw again and again.</summary>
/// <param name="Way">cron, at ….</param>
/// <param name="Name">The job's name.</param>
/// <param name="User">Its user.</param>
/// <param name="Rule">The rule that would have decided, or <see langword="null"/>.</param>
/// <param name="Would">What would have happened: <c>nothing</c>, <c>track</c>, <c>queue</c>.</param>
/// <param name="Count">How often.</param>
/// <param name="Last">When last, UTC.</param>
public sealed record GateObservation(string Way, string Name, string User, string? Rule, string Would, long Count, DateTimeOffset Last);
