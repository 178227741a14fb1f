using Weir.Day.Inputs;
using Weir.Jobs.Facts;

namespace Weir.Server.Loop;

/// <summary>Something an agent said; done when stored.</summary>
internal sealed class Report(string machine, IReadOnlyList<Input> inputs) : Work
{
    private readonly TaskCompletionSource<long> _taken = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Report(string machine, IReadOnlyList<SequencedFact> facts)
        : this(machine, [.. facts.Select(fact => new FactArrived(machine, fact))])
    {
    }

    /// <summary>The agent's highest fact that is stored.</summary>
    public Task<long> Taken => _taken.Task;

    public override IReadOnlyList<Input> Inputs { get; } = inputs;

    public override void Done(Outcome outcome) => _taken.TrySetResult(outcome.Sequences.GetValueOrDefault(machine));

    public override void Failed(Exception reason) => _taken.TrySetException(reason);
}
