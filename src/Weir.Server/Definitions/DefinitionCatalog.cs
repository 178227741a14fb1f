using System.Runtime.CompilerServices;
using Weir.Definitions;
using Weir.Definitions.Kinds;
using Weir.Jobs;
using Weir.Stores.Server;

namespace Weir.Server.Definitions;

/// <summary>
/// All definitions in force as they are stored, and beside them what the running server keeps. Immutable: an edit makes another catalog,
/// with
/// the changes it brought.
/// </summary>
internal sealed class DefinitionCatalog
{
    private const string TrackedJob = "\"type\":\"tracked\"";

    private readonly Dictionary<(string Kind, string Name), StoredDefinition> _all;

    // Those that follow share it: what is not changed is not read again.
    private readonly ConditionalWeakTable<StoredDefinition, Definition> _read;

    private DefinitionCatalog(
        Dictionary<(string Kind, string Name), StoredDefinition> all,
        long version,
        long rulesVersion,
        RecordCatalog records,
        IReadOnlyList<DefinitionChange> changes,
        ConditionalWeakTable<StoredDefinition, Definition> read
    )
    {
        _read = read;
        _all = all;
        Version = version;
        RulesVersion = rulesVersion;
        Records = records;
        Changes = changes;
    }

    /// <summary>What the running server keeps.</summary>
    public RecordCatalog Records { get; }

    /// <summary>Rises with each change of any definition.</summary>
    public long Version { get; }

    /// <summary>
    /// Changes whenever something was put or removed that agents have, over restarts too: their last version and number in one.
    /// </summary>
    public long RulesVersion { get; }

    /// <summary>Changes since the catalog was last stored.</summary>
    public IReadOnlyList<DefinitionChange> Changes { get; }

    /// <summary>All of them, in no order.</summary>
    public IEnumerable<StoredDefinition> All => _all.Values;

    /// <summary>Whether there is something to store.</summary>
    public bool HasNews => Changes.Count > 0 || !Records.Changes.IsEmpty;

    public static DefinitionCatalog From(IEnumerable<StoredDefinition> stored) => From(stored, RecordCatalog.Empty, 0);

    /// <param name="stored">The definitions.</param>
    /// <param name="records">What is kept beside them.</param>
    /// <param name="version">The version that the last change brought, also that of a definition which is gone.</param>
    public static DefinitionCatalog From(IEnumerable<StoredDefinition> stored, RecordCatalog records, long version)
    {
        var all = stored.ToDictionary(definition => (definition.Kind, definition.Name), KindAndName.Comparer);
        return new DefinitionCatalog(
            all,
            all.Values.Select(definition => definition.Version).Append(version).Max(),
            VersionOfRules(all.Values),
            records,
            [],
            []
        );
    }

    /// <summary>Definitions of one kind by name.</summary>
    public IEnumerable<StoredDefinition> OfKind(string kind) =>
        _all.Values.Where(definition => definition.Kind == kind).OrderBy(definition => definition.Name, StringComparer.OrdinalIgnoreCase);

    public StoredDefinition? Find(string kind, string name) => _all.GetValueOrDefault((kind, name));

    /// <summary>What is stored, read; read once however often it is asked for.</summary>
    public Definition Read(StoredDefinition stored) =>
        _read.GetValue(stored, static definition => DefinitionReader.ReadStored(definition.Kind, definition.Body));

    /// <summary>Puts or, with no body, removes a definition. One that is the same already changes nothing.</summary>
    public DefinitionCatalog With(string kind, string name, string? body, DateTimeOffset at, Actor by) =>
        With([(kind, name, body)], at, by);

    /// <summary>The same with several, one after the other.</summary>
    public DefinitionCatalog With(IReadOnlyList<(string Kind, string Name, string? Body)> edits, DateTimeOffset at, Actor by)
    {
        var all = _all;
        var version = Version;
        List<DefinitionChange> changes = [];
        foreach (var (kind, name, body) in edits)
        {
            var before = all.GetValueOrDefault((kind, name));
            if (before?.Body == body)
            {
                continue;
            }

            if (all == _all)
            {
                all = new Dictionary<(string Kind, string Name), StoredDefinition>(_all, KindAndName.Comparer);
            }

            version++;
            if (body is null)
            {
                all.Remove((kind, name));
            }
            else
            {
                all[(kind, name)] = new StoredDefinition(kind, before?.Name ?? name, body, version);
            }

            changes.Add(new DefinitionChange(kind, before?.Name ?? name, before?.Body, body, at, by, version));
        }

        return changes.Count == 0
            ? this
            : new DefinitionCatalog(
                all,
                version,
                changes.Exists(change => MayBePublished(change.Kind)) ? VersionOfRules(all.Values) : RulesVersion,
                Records,
                [.. Changes, .. changes],
                _read
            );
    }

    /// <summary>The same definitions beside other records.</summary>
    public DefinitionCatalog With(RecordCatalog records) =>
        records == Records ? this : new DefinitionCatalog(_all, Version, RulesVersion, records, Changes, _read);

    /// <summary>The same catalog once its changes are stored.</summary>
    public DefinitionCatalog Stored() => HasNews ? new DefinitionCatalog(_all, Version, RulesVersion, Records.Stored(), [], _read) : this;

    private static bool MayBePublished(string kind) => kind == JobDefinitionKind.Word || IsPublished(kind);

    // Rules, variables, and what these go by.
    private static bool IsPublished(string kind) => kind is RuleKind.Word or VariableKind.Word or CalendarKind.Word or MachineKind.Word;

    // A removal leaves the last version as it is but lowers the count; putting one raises the version.
    private static long VersionOfRules(IEnumerable<StoredDefinition> all)
    {
        var published = all.Where(IsPublished).ToList();
        return (published.Select(one => one.Version).DefaultIfEmpty().Max() << 16) + published.Count;
    }

    // And what is said of jobs that go at once: their machines know it before they start.
    private static bool IsPublished(StoredDefinition definition) =>
        IsPublished(definition.Kind)
        || (definition.Kind == JobDefinitionKind.Word && definition.Body.Contains(TrackedJob, StringComparison.Ordinal));
}
