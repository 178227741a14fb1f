namespace Weir.Schedules.Expectations;

/// <summary>Another job that one waits for.</summary>
/// <param name="Key">Its tracking number.</param>
/// <param name="FromStart">Whether its start is enough; else its end is waited for.</param>
/// <param name="Delay">How long after that the job that waits may start.</param>
public readonly record struct ExpectedLink(int Key, bool FromStart = false, TimeSpan Delay = default);
