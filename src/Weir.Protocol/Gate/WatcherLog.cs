namespace Weir.Protocol.Gate;

/// <summary>
/// What the watcher did and saw last, oldest first: <c>GET /v1/watcher/log</c>. It begins anew with each start of the agent.
/// </summary>
/// <param name="Items">The lines.</param>
public sealed record WatcherLog(IReadOnlyList<WatcherLogLine> Items);
