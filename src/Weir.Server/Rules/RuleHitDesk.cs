using Weir.Day;
using Weir.Definitions.Kinds;
using Weir.Jobs;
using Weir.Server.Definitions;
using Weir.Stores.Server;

namespace Weir.Server.Rules;

/// <summary>
/// How often rules were met, by machine. Kept over restarts, in the transaction of the jobs that are counted; the counts of a rule go with
/// the rule. Only the loop touches it.
/// </summary>
internal sealed class RuleHitDesk
{
    private readonly Dictionary<string, Dictionary<string, RuleHit>> _hits = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<(string Rule, string Machine), StoredRecord> _changed = [];

    /// <summary>Takes over what is stored, and nothing else: what a store refused was not counted.</summary>
    public void Restore(IEnumerable<StoredRecord> records)
    {
        _hits.Clear();
        _changed.Clear();
        foreach (var record in records.Where(record => record.Kind == RecordKinds.RuleHit))
        {
            var hit = DefinitionSets.Read(record, StoredJson.Default.RuleHit);
            Of(hit.Rule)[hit.Machine] = hit;
        }
    }

    /// <summary>Counts the jobs of a decision; rules that are gone are forgotten.</summary>
    public void Tell(Decision decision, DefinitionCatalog kept)
    {
        foreach (var gone in kept.Changes.Where(change => change is { Kind: RuleKind.Word, After: null }))
        {
            Forget(gone.Name);
        }

        var submitted = decision.Events.Where(line => line.Code == JobEventKinds.Submitted.Code).ToList();
        if (submitted.Count == 0)
        {
            return;
        }

        var met = decision.Jobs.Where(job => job is { Rule: not null, RerunOf: null }).ToDictionary(job => job.Number);
        foreach (var line in submitted)
        {
            // An agent may name any rule; counted are those that there are.
            if (met.TryGetValue(line.Number, out var job) && kept.Find(RuleKind.Word, job.Rule!) is { } known)
            {
                Count(known.Name, job.Machine, line.At);
            }
        }
    }

    /// <summary>What changed since this was last asked, to be stored.</summary>
    public IReadOnlyList<StoredRecord> Drain()
    {
        StoredRecord[] changed = [.. _changed.Values];
        _changed.Clear();
        return changed;
    }

    /// <summary>The hits of a rule, one for each machine that had any, by machine.</summary>
    public IReadOnlyList<RuleHit> Find(string rule) =>
        _hits.TryGetValue(rule, out var hits) ? [.. hits.Values.OrderBy(hit => hit.Machine, StringComparer.OrdinalIgnoreCase)] : [];

    private void Count(string rule, string machine, DateTimeOffset at)
    {
        var hits = Of(rule);
        var hit = hits.TryGetValue(machine, out var before)
            ? before with
            {
                Count = before.Count + 1,
                Last = at > before.Last ? at : before.Last,
            }
            : new RuleHit(rule, machine, 1, at);
        hits[machine] = hit;
        _changed[(rule, machine)] = Record(hit, DefinitionSets.Write(hit, StoredJson.Default.RuleHit));
    }

    private void Forget(string rule)
    {
        if (_hits.Remove(rule, out var hits))
        {
            foreach (var hit in hits.Values)
            {
                _changed[(hit.Rule, hit.Machine)] = Record(hit, null);
            }
        }
    }

    private Dictionary<string, RuleHit> Of(string rule)
    {
        if (!_hits.TryGetValue(rule, out var hits))
        {
            _hits.Add(rule, hits = new(StringComparer.OrdinalIgnoreCase));
        }

        return hits;
    }

    // Neither name holds a blank.
    private static StoredRecord Record(RuleHit hit, string? body) => new(RecordKinds.RuleHit, $"{hit.Rule} {hit.Machine}", body);
}
