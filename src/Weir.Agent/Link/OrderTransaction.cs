using Weir.Agent.Jobs;
using Weir.Jobs;
using Weir.Jobs.Facts;

namespace Weir.Agent.Link;

/// <summary>
/// Orders that are written as one, and what they make of their jobs. Until it is disposed of nobody else decides about those.
/// </summary>
internal sealed class OrderTransaction : IDisposable
{
    private readonly SortedDictionary<int, OrderedChange> _changes = [];
    private readonly List<Fact> _answers = [];

    /// <summary>The jobs whose rows are others now.</summary>
    public IReadOnlyList<OrderedChange> Changed => [.. _changes.Values.Where(change => !ReferenceEquals(change.Row, change.Job.Row))];

    public IEnumerable<Fact> Facts => [.. _answers, .. _changes.Values.SelectMany(change => change.Facts)];

    public void Add(TrackedJob job, TrackedJob.Inside inside) => _changes.Add(job.Number.Value, new OrderedChange(job, inside));

    /// <summary>What becomes of a job; <see langword="null"/> where it is over or was never here.</summary>
    public OrderedChange? Find(TrackingNumber number) => _changes.GetValueOrDefault(number.Value);

    /// <summary>An order for a job that is not here is answered.</summary>
    public void Answer(IReadOnlyList<Fact> facts) => _answers.AddRange(facts);

    /// <summary>Hands the jobs over to who does what is left to do; they are left by then.</summary>
    public IReadOnlyList<OrderedChange> HandOver()
    {
        OrderedChange[] changes = [.. _changes.Values];
        _changes.Clear();
        return changes;
    }

    public void Dispose()
    {
        foreach (var change in _changes.Values)
        {
            change.Inside.Dispose();
        }
    }
}
