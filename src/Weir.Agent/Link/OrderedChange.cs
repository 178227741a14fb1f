using Weir.Agent.Jobs;
using Weir.Agent.Machine;
using Weir.Jobs.Facts;
using Weir.Stores.Agent;

namespace Weir.Agent.Link;

/// <summary>What the orders of one batch make of one job, which nobody else decides about until they are written.</summary>
internal sealed class OrderedChange(TrackedJob job, TrackedJob.Inside inside)
{
    private readonly List<Fact> _facts = [];
    private readonly List<JobEffect> _effects = [];

    public TrackedJob Job => job;

    public TrackedJob.Inside Inside => inside;

    public JournalJob Row { get; private set; } = job.Row;

    public JobMemory Memory { get; private set; } = job.Memory;

    public IReadOnlyList<Fact> Facts => _facts;

    public IReadOnlyList<JobEffect> Effects => _effects;

    /// <summary>One more of its orders was decided.</summary>
    public void Apply(Decision decision)
    {
        (Row, Memory) = (decision.Row, decision.Memory);
        _facts.AddRange(decision.Facts);
        _effects.AddRange(decision.Effects);
    }
}
