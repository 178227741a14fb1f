namespace Weir.Jobs;

/// <summary>One reason why a job may not start now.</summary>
/// <param name="Manager">Who holds it.</param>
/// <param name="Code">Stable word for programs, lower case with hyphens: <c>user-hold</c>, <c>job-queue-full</c>.</param>
/// <param name="Text">The reason, one sentence.</param>
/// <param name="Since">Since when, UTC.</param>
/// <param name="Release">What would let the job go, one sentence or a command.</param>
public sealed record Holder(HolderManager Manager, string Code, string Text, DateTimeOffset Since, string Release);
