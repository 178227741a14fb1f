namespace Weir.Protocol.Jobs;

/// <summary>One reason why a job waits.</summary>
/// <param name="Manager">Who holds it: user, operator, rule, schedule, limit, capacity, machine, turn.</param>
/// <param name="Code">Stable word.</param>
/// <param name="Text">The reason.</param>
/// <param name="Since">Since when, UTC.</param>
/// <param name="Release">What would let the job go.</param>
public sealed record HolderView(string Manager, string Code, string Text, DateTimeOffset Since, string Release);
