using Weir.JobVariables;
using Weir.Linux;
using Weir.Protocol;

namespace Weir.Agent.Variables;

/// <summary>
/// This agent's variables and those who wait for them: each write is told to the waiters, and what they wait for is not removed.
/// </summary>
internal sealed class VariableService(AgentOptions options, TimeProvider time) : IDisposable
{
    private const int Threads = 32,
        PerUser = 2,
        MostWaiting = 256;

    private readonly BlockingCalls _asked = new("variables", Threads, PerUser, MostWaiting);
    private readonly BlockingCalls _own = new("variables of jobs", Threads, PerUser, int.MaxValue);
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
        _store.MostOfAUser = options.Quotas.Variables;
        _waiter = new VariableWaiter(_store, time, _own);
        _jobs = new JobMonitors(_store);
        _store.Written = _waiter.Written;
        _store.IsAwaited = _waiter.IsAwaited;
    }

    /// <summary>Does in a user's lane what may wait for a lock that somebody keeps, or takes its time over a password.</summary>
    /// <exception cref="AgentRefusedException">It was refused, or so much of this user's waits already.</exception>
    public async Task<T> RunAsync<T>(string user, Func<T> work, CancellationToken cancellationToken = default)
    {
        try
        {
            return await _asked.RunAsync(user, work, cancellationToken).ConfigureAwait(false);
        }
        catch (TooManyCallsException full)
        {
            throw new AgentRefusedException(
                ProblemCodes.TooMany,
                $"{user} has {full.Most} questions about job variables waiting, the most that is allowed: try again when some are answered"
            );
        }
    }

    /// <summary>The same for what is to be done for a user's jobs and actions, of which other quotas bound how much there is.</summary>
    public Task<T> WorkAsync<T>(string user, Func<T> work, CancellationToken cancellationToken = default) =>
        _own.RunAsync(user, work, cancellationToken);

    public void Dispose() => _waiter?.Dispose();

    private static InvalidOperationException NotOpen() => new("the variables are not open");
}
