using Weir.Agent.Lifetime;
using Weir.Protocol.Gate;

namespace Weir.Agent.Watching;

/// <summary>
/// The watcher: notices processes that nobody submitted. Whether it is on, and what it watches, stands in <see cref="Ways.WayStore"/>.
/// </summary>
internal interface IWatch
{
    /// <summary>What follows it for as long as the agent lives.</summary>
    AgentTask Part { get; }

    /// <summary>How it is.</summary>
    WatcherStatus Status();

    /// <summary>What it did and saw last.</summary>
    IReadOnlyList<WatcherLogLine> Log { get; }

    /// <summary>The jobs that came round the gate, those first that took most processor time.</summary>
    IReadOnlyList<DarkBatchLine> Dark();

    /// <summary>A subsystem as it is written down.</summary>
    /// <exception cref="AgentRefusedException">It is none; the message says what is allowed.</exception>
    string Read(string subsystem);

    /// <summary>To be called once the store has another state, or other subsystems; ends when it is followed, or soon.</summary>
    Task FollowAsync(string what);

    /// <summary>Starts a canary, and says whether it was seen.</summary>
    Task<WatcherTest> TestAsync(CancellationToken cancellationToken);

    /// <summary>Takes over what an earlier agent left in the journal's settings.</summary>
    void Restore(IReadOnlyDictionary<string, string> settings);

    /// <summary>Writes down what is counted.</summary>
    Task SaveAsync();
}
