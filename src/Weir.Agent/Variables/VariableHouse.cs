using Weir.JobVariables;
using Weir.Linux;

namespace Weir.Agent.Variables;

/// <summary>This agent's variables and those who wait for them: each write is told to the waiters, and what they wait for is not removed.</summary>
internal sealed class VariableHouse(AgentOptions options, TimeProvider time) : IDisposable
{
    private VariableStore? _store;
    private VariableWaiter? _waiter;
    private JobMonitors? _jobs;

    public VariableStore Store => _store ?? throw NotOpen();

    public VariableWaiter Waiter => _waiter ?? throw NotOpen();

    /// <summary>The store's side that is the jobs'.</summary>
    public JobMonitors Jobs => _jobs ?? throw NotOpen();

    /// <summary>Opens the folder; a first one gives this agent its catalogue id, and another boot the next session.</summary>
    public void Open()
    {
        _store = VariableStore.Open(options.Variables, options.Machine, BootId.Current, time);
        _waiter = new VariableWaiter(_store, time);
        _jobs = new JobMonitors(_store);
        _store.Written = _waiter.Written;
        _store.IsAwaited = _waiter.IsAwaited;
    }

    public void Dispose() => _waiter?.Dispose();

    private static InvalidOperationException NotOpen() => new("the variables are not open");
}
