using Weir.Agent.Lifetime;
using Weir.Protocol;
using Weir.Protocol.Gate;

namespace Weir.Agent.Watching;

/// <summary>No watcher: an agent without ways in.</summary>
internal sealed class NoWatch(TimeProvider time) : IWatch
{
    private const string None = "this agent has no watcher";

    public AgentTask Part => new("watching nothing", _ => Task.CompletedTask);

    public WatcherStatus Status() => new("STOPPED", time.GetUtcNow(), [], 0, "nothing", None);

    public IReadOnlyList<WatcherLogLine> Log => [];

    public IReadOnlyList<DarkBatchLine> Dark() => [];

    public string Read(string subsystem) => throw new AgentRefusedException(ProblemCodes.WrongState, None);

    public Task FollowAsync(string what) => Task.CompletedTask;

    public Task<WatcherTest> TestAsync(CancellationToken cancellationToken) =>
        throw new AgentRefusedException(ProblemCodes.WrongState, None);

    public void Restore(IReadOnlyDictionary<string, string> settings) { }

    public Task SaveAsync() => Task.CompletedTask;
}
