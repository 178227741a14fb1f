namespace Weir.Protocol.Gate;

/// <summary>What is to be watched, or no more: <c>POST /v1/watcher/add</c>, <c>POST /v1/watcher/remove</c>.</summary>
/// <param name="Subsystem">A control group's path, or a unit's name.</param>
public sealed record WatcherChange(string Subsystem)
{
    /// <summary>Why; kept with the action.</summary>
    public string? Text { get; set; }
}
