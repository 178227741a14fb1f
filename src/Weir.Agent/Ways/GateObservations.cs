using System.Globalization;
using System.Threading.Channels;
using Weir.Jobs;
using Weir.Stores.Agent;

namespace Weir.Agent.Ways;

/// <summary>What the observing ways would have done, counted over the agent's starts; written down now and then, and at a stop.</summary>
internal sealed class GateObservations(IAgentJournal journal, TimeProvider time)
{
    /// <summary>The setting that keeps them: a line with the beginning, then one for each kind, its fields separated by tabs.</summary>
    public const string Setting = "observations";

    /// <summary>More different lines than this are not kept: names come from outside.</summary>
    private const int Most = 2000;

    private const int Fields = 7;

    /// <summary>How much of the counts a kill of the agent may lose.</summary>
    private static readonly TimeSpan Together = TimeSpan.FromSeconds(10);

    private readonly Channel<bool> _news = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
    );
    private readonly KeptCounts _kept = new(journal, Setting);
    private readonly Lock _lock = new();
    private readonly Dictionary<
        (string Way, string Name, string User, string? Rule, string Would),
        (long Count, DateTimeOffset Last)
    > _seen = [];
    private DateTimeOffset _since = time.GetUtcNow();

    /// <summary>Takes over what an earlier run counted.</summary>
    public void Restore(string? setting)
    {
        if (setting?.Split('\n') is not [var since, .. var lines])
        {
            return;
        }

        lock (_lock)
        {
            _since = Time(since);
            foreach (var line in lines)
            {
                if (line.Split('\t') is { Length: Fields } field)
                {
                    _seen[(field[0], field[1], field[2], field[3].Length == 0 ? null : field[3], field[4])] = (
                        long.Parse(field[5], CultureInfo.InvariantCulture),
                        Time(field[6])
                    );
                }
            }
        }
    }

    public void Add(string way, ObjectName name, string user, string? rule, string would)
    {
        var line = (way, name.Text, user, rule, would);
        lock (_lock)
        {
            if (!_seen.TryGetValue(line, out var seen) && _seen.Count >= Most)
            {
                return;
            }

            _seen[line] = (seen.Count + 1, time.GetUtcNow());
        }

        _kept.Changed();
        _news.Writer.TryWrite(true);
    }

    /// <summary>Writes down what is counted, several counts together, until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await _news.Reader.ReadAsync(cancellationToken).ConfigureAwait(false);
            await Task.Delay(Together, time, cancellationToken).ConfigureAwait(false);
            await SaveAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Writes down what was counted since the last time.</summary>
    public async Task SaveAsync()
    {
        try
        {
            await _kept.SaveAsync(Text).ConfigureAwait(false);
        }
        catch
        {
            // Also where nothing more is counted until then.
            _news.Writer.TryWrite(true);
            throw;
        }
    }

    private string Text()
    {
        lock (_lock)
        {
            return string.Join(
                '\n',
                _seen
                    .Select(line =>
                        string.Join(
                            '\t',
                            line.Key.Way,
                            line.Key.Name,
                            line.Key.User,
                            line.Key.Rule,
                            line.Key.Would,
                            line.Value.Count.ToString(CultureInfo.InvariantCulture),
                            Text(line.Value.Last)
                        )
                    )
                    .Prepend(Text(_since))
            );
        }
    }

    public GateReport Report()
    {
        lock (_lock)
        {
            return new GateReport(
                _since,
                [
                    .. _seen
                        .OrderByDescending(line => line.Value.Count)
                        .Select(line => new GateObservation(
                            line.Key.Way,
                            line.Key.Name,
                            line.Key.User,
                            line.Key.Rule,
                            line.Key.Would,
                            line.Value.Count,
                            line.Value.Last
                        )),
                ]
            );
        }
    }

    private static string Text(DateTimeOffset at) => at.ToString("O", CultureInfo.InvariantCulture);

    private static DateTimeOffset Time(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
}
