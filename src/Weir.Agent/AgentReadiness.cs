using Weir.Protocol;

namespace Weir.Agent;

/// <summary>Whether the journal is open: before that nobody can be answered.</summary>
internal sealed class AgentReadiness
{
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Set() => _ready.TrySetResult();

    public Task WaitAsync(CancellationToken cancellationToken) => _ready.Task.WaitAsync(cancellationToken);

    public void Require()
    {
        if (!_ready.Task.IsCompleted)
        {
            throw new AgentRefusedException(ProblemCodes.ServerAway, "the agent is starting: try again in a moment");
        }
    }
}
