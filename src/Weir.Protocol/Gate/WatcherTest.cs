namespace Weir.Protocol.Gate;

/// <summary>A process that did nothing was started and seen: <c>POST /v1/watcher/test</c>. One that is not seen is refused.</summary>
/// <param name="Milliseconds">How long it took until it was seen.</param>
public sealed record WatcherTest(int Milliseconds);
