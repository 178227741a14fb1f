using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Rules;
using Weir.Stores.Agent;
using Weir.Tracking.Rules;

namespace Weir.Agent.Gate;

/// <summary>The agent's copy of the rules, so that it works on while the server is away.</summary>
internal sealed class RuleCache(IAgentJournal journal, ILogger<RuleCache> log)
{
    private const string RulesSetting = "rules";
    private const string TrackedSetting = "tracked";
    private const string VersionSetting = "rules.version";

    private volatile RuleSet _rules = RuleSet.Empty;
    private volatile FrozenDictionary<(ObjectName Schedule, ObjectName Name), TrackedDefinition> _tracked = Index([]);
    private long _version = -1;
    private TaskCompletionSource _taken = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public RuleSet Rules => _rules;

    /// <summary>The version in force; -1 before the first.</summary>
    public long Version => Interlocked.Read(ref _version);

    public void Restore(IReadOnlyDictionary<string, string> settings)
    {
        if (
            settings.TryGetValue(RulesSetting, out var json)
            && settings.TryGetValue(VersionSetting, out var version)
            && JsonSerializer.Deserialize(json, WeirJson.Default.IReadOnlyListRuleView) is { } views
        )
        {
            _rules = Read(views);
            Interlocked.Exchange(ref _version, long.Parse(version, CultureInfo.InvariantCulture));
        }

        if (
            settings.TryGetValue(TrackedSetting, out var tracked)
            && JsonSerializer.Deserialize(tracked, WeirJson.Default.IReadOnlyListTrackedDefinition) is { } definitions
        )
        {
            _tracked = Index(definitions);
        }
    }

    /// <summary>Takes rules over; those who wait for their version are told by <see cref="Announce"/>.</summary>
    public async Task StoreAsync(long version, IReadOnlyList<RuleView> views, IReadOnlyList<TrackedDefinition> tracked)
    {
        var rules = Read(views);
        await journal
            .WriteAsync(
                new JournalEntry
                {
                    Settings = new Dictionary<string, string?>
                    {
                        [RulesSetting] = JsonSerializer.Serialize(views, WeirJson.Default.IReadOnlyListRuleView),
                        [TrackedSetting] = JsonSerializer.Serialize(tracked, WeirJson.Default.IReadOnlyListTrackedDefinition),
                        [VersionSetting] = version.ToString(CultureInfo.InvariantCulture),
                    },
                },
                CancellationToken.None
            )
            .ConfigureAwait(false);
        _rules = rules;
        _tracked = Index(tracked);
        log.RulesInForce(rules.Rules.Count, version);
    }

    /// <summary>These rules are in force, and published.</summary>
    public void Announce(long version)
    {
        Interlocked.Exchange(ref _version, version);
        Interlocked.Exchange(ref _taken, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
    }

    /// <summary>Waits until this version is in force and published, or the time is over.</summary>
    public async Task WaitAsync(long version, TimeSpan most, TimeProvider time, CancellationToken cancellationToken)
    {
        using var bounded = new CancellationTokenSource(most, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(bounded.Token, cancellationToken);
        try
        {
            while (Volatile.Read(ref _taken).Task is var taken && Version != version)
            {
                await taken.WaitAsync(either.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The agent takes them when it hears of them; nobody is kept waiting for it.
        }
    }

    /// <summary>Waits until another version than this is in force, and gives that.</summary>
    public async Task<long> WaitForOtherAsync(long version, CancellationToken cancellationToken)
    {
        while (Volatile.Read(ref _taken).Task is var taken && Version == version)
        {
            await taken.WaitAsync(cancellationToken).ConfigureAwait(false);
        }

        return Version;
    }

    /// <summary>The rule that once decided about a job, where it is still there.</summary>
    public TrackingRule? Find(string? name) =>
        name is null ? null : _rules.Rules.FirstOrDefault(rule => string.Equals(rule.Name.Text, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>What a job definition says of a job that a rule lets go at once; <see langword="null"/>: nothing.</summary>
    public TrackedDefinition? DefinitionOf(RuleMatch? match, ObjectName name) =>
        match is { Rule: { Type: TrackType.Track } rule } && rule.ScheduleOf(name) is var schedule
            ? _tracked.GetValueOrDefault((schedule, name))
            : _tracked.GetValueOrDefault((ObjectName.Parse(TrackingRule.AdHoc), name));

    /// <summary>How much a job may write: what its definition says, else what its rule says, else what the quota does.</summary>
    public OutputLimit OutputOf(JournalJob row, Quotas quotas) =>
        row.Run?.Output?.Limit ?? Find(row.Rule)?.Output ?? new OutputLimit(quotas.Output, Ends: false);

    // What another version wrote and this one cannot name is nobody's.
    private static FrozenDictionary<(ObjectName Schedule, ObjectName Name), TrackedDefinition> Index(
        IEnumerable<TrackedDefinition> tracked
    ) =>
        tracked
            .Where(one => ObjectName.TryParse(one.Schedule, out _) && ObjectName.TryParse(one.Name, out _))
            .DistinctBy(one => (ObjectName.Parse(one.Schedule), ObjectName.Parse(one.Name)))
            .ToFrozenDictionary(one => (ObjectName.Parse(one.Schedule), ObjectName.Parse(one.Name)));

    private RuleSet Read(IReadOnlyList<RuleView> views)
    {
        List<TrackingRule> rules = [];
        foreach (var view in views)
        {
            if (TrackingRule.TryCreate(RuleViewText.From(view), out var rule, out var faults))
            {
                rules.Add(rule);
            }
            else
            {
                log.RuleRefused(string.Join("; ", faults.Select(fault => fault.Text)));
            }
        }

        return new RuleSet(rules.DistinctBy(rule => rule.Name));
    }
}
