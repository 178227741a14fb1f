using System.Globalization;
using Weir.Agent;
using Weir.Agent.Gate;
using Weir.Agent.Ways;
using Weir.Jobs;
using Weir.Linux;
using Weir.Protocol.Gate;
using Weir.Stores.Agent;

namespace Weir.Ways.Watch;

/// <summary>Counts the jobs that came round the gate, over the agent's starts.</summary>
internal sealed class DarkBatch(AgentOptions options, IAgentJournal journal, IEnumerable<IWay> ways, UserNames users, TimeProvider time)
{
    /// <summary>The setting that keeps them: a line for each kind, its fields separated by tabs.</summary>
    public const string Setting = "dark";

    /// <summary>More kinds than this are not kept: names come from outside.</summary>
    private const int Most = 1000;

    private const int Fields = 8;

    private readonly KeptCounts _kept = new(journal, Setting);
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Subsystem, string Name, string User, string Origin), DarkCount> _counts = [];

    /// <summary>Counts one that is over, or is told of for the first time.</summary>
    public void Add(DarkJob job, long cpuTicks)
    {
        var key = KeyOf(job);
        lock (_lock)
        {
            if (!_counts.TryGetValue(key, out var count) && _counts.Count >= Most)
            {
                return;
            }

            _counts[key] = new DarkCount(
                (count?.Count ?? 0) + 1,
                (count?.CpuTicks ?? 0) + cpuTicks,
                time.GetUtcNow(),
                CommandRedaction.Redact(job.Sight.Arguments, options.Commands).Replace('\t', ' ').Replace('\n', ' ')
            );
        }

        _kept.Changed();
    }

    /// <summary>All of them, with those that run now; those first that took most processor time.</summary>
    public IReadOnlyList<DarkBatchLine> Lines(IReadOnlyList<DarkJob> running)
    {
        var installable = ways.Select(way => way.Name).ToHashSet(StringComparer.Ordinal);
        ProcessReader reader = new();
        Dictionary<(string, string, string, string), (DarkCount Count, int Running)> lines;
        lock (_lock)
        {
            lines = _counts.ToDictionary(count => count.Key, count => (count.Value, 0));
        }

        foreach (var job in running)
        {
            var key = KeyOf(job);
            var cpu = reader.TryPlace(job.ProcessId, out var place, out _) ? place.CpuTicks : 0;
            var line = lines.TryGetValue(key, out var known) ? known : (new DarkCount(0, 0, time.GetUtcNow(), ""), 0);
            lines[key] = (
                line.Item1 with
                {
                    Count = line.Item1.Count + 1,
                    CpuTicks = line.Item1.CpuTicks + cpu,
                    Command = CommandRedaction.Redact(job.Sight.Arguments, options.Commands),
                },
                line.Item2 + 1
            );
        }

        return
        [
            .. lines
                .OrderByDescending(line => line.Value.Count.CpuTicks)
                .ThenByDescending(line => line.Value.Count.Count)
                .Select(line => new DarkBatchLine(
                    line.Key.Item1,
                    line.Key.Item2,
                    line.Key.Item3,
                    line.Value.Count.Command,
                    line.Value.Count.Count,
                    line.Value.Running,
                    line.Value.Count.CpuTicks / (double)ProcessPlace.TicksPerSecond,
                    line.Value.Count.Last,
                    DarkAdvice.CaughtBy(line.Key.Item4, ObjectName.Derive(line.Key.Item2), installable)
                )),
        ];
    }

    /// <summary>Takes over what an earlier run counted.</summary>
    public void Restore(string? setting)
    {
        lock (_lock)
        {
            foreach (var line in setting?.Split('\n') ?? [])
            {
                if (line.Split('\t') is { Length: Fields } field)
                {
                    _counts[(field[0], field[1], field[2], field[3])] = new DarkCount(
                        long.Parse(field[4], CultureInfo.InvariantCulture),
                        long.Parse(field[5], CultureInfo.InvariantCulture),
                        DateTimeOffset.Parse(field[6], CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
                        field[7]
                    );
                }
            }
        }
    }

    /// <summary>Writes down what was counted since the last time.</summary>
    public Task SaveAsync() => _kept.SaveAsync(Text);

    private string Text()
    {
        lock (_lock)
        {
            return string.Join(
                '\n',
                _counts.Select(count =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{count.Key.Subsystem}\t{count.Key.Name}\t{count.Key.User}\t{count.Key.Origin}\t{count.Value.Count}\t{count.Value.CpuTicks}\t{count.Value.Last:O}\t{count.Value.Command}"
                    )
                )
            );
        }
    }

    private (string Subsystem, string Name, string User, string Origin) KeyOf(DarkJob job) =>
        (job.Subsystem, job.Name.Text, users.Of(job.User), job.Origin ?? "");

    private sealed record DarkCount(long Count, long CpuTicks, DateTimeOffset Last, string Command);
}
