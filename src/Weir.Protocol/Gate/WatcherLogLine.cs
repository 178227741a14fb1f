namespace Weir.Protocol.Gate;

/// <summary>A line of the watcher's log.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Text">What it did or saw.</param>
public sealed record WatcherLogLine(DateTimeOffset At, string Text);
