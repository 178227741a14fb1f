using Weir.Jobs;

namespace Weir.Agent.Ways;

/// <summary>What the observing ways would have done, counted since the agent's start.</summary>
internal sealed class Observations(TimeProvider time)
{
    /// <summary>More different lines than this are not kept: names come from outside.</summary>
    private const int Most = 2000;

    private readonly Lock _gate = new();
    private readonly Dictionary<(string Way, string Name, string User, string? Rule, string Would), (long Count, DateTimeOffset Last)> _seen = [];
    private readonly DateTimeOffset _since = time.GetUtcNow();

    public void Add(string way, ObjectName name, string user, string? rule, string would)
    {
        var line = (way, name.Text, user, rule, would);
        lock (_gate)
        {
            if (_seen.TryGetValue(line, out var seen) || _seen.Count < Most)
            {
                _seen[line] = (seen.Count + 1, time.GetUtcNow());
            }
        }
    }

    public GateReport Report()
    {
        lock (_gate)
        {
            return new GateReport(
                _since,
                [.. _seen.OrderByDescending(line => line.Value.Count).Select(line =>
                    new GateObservation(line.Key.Way, line.Key.Name, line.Key.User, line.Key.Rule, line.Key.Would, line.Value.Count, line.Value.Last))]);
        }
    }
}
