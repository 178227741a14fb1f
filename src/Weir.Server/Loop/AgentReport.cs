using Weir.Day.Inputs;

namespace Weir.Server.Loop;

/// <summary>Something an agent said; done when stored.</summary>
internal sealed class AgentReport(string machine, IReadOnlyList<Input> inputs) : WorkItem
{
    private readonly TaskCompletionSource<long> _taken = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Whose it is.</summary>
    public string Machine { get; } = machine;

    /// <summary>The agent's highest fact that is stored.</summary>
    public Task<long> Taken => _taken.Task;

    public override IReadOnlyList<Input> Inputs { get; } = inputs;

    public override void Complete(CommitResult outcome) => _taken.TrySetResult(outcome.Sequences.GetValueOrDefault(Machine));

    public override void Failed(Exception reason) => _taken.TrySetException(reason);
}
