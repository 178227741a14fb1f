using Weir.Stores.Server;

namespace Weir.Server.Definitions;

/// <summary>All definitions in force, as they are stored. Immutable: an edit makes another book, with the changes it brought.</summary>
internal sealed class DefinitionBook
{
    private readonly Dictionary<(string Kind, string Name), StoredDefinition> _all;

    private DefinitionBook(Dictionary<(string Kind, string Name), StoredDefinition> all, long version, long rulesVersion, IReadOnlyList<DefinitionChange> changes)
    {
        _all = all;
        Version = version;
        RulesVersion = rulesVersion;
        Changes = changes;
    }

    /// <summary>Rises with each change of any definition.</summary>
    public long Version { get; }

    /// <summary>Changes whenever a rule was put or removed, over restarts too: their last version and number in one.</summary>
    public long RulesVersion { get; }

    /// <summary>Changes since the book was last stored.</summary>
    public IReadOnlyList<DefinitionChange> Changes { get; }

    /// <summary>All of them, in no order.</summary>
    public IEnumerable<StoredDefinition> All => _all.Values;

    public static DefinitionBook Of(IEnumerable<StoredDefinition> stored)
    {
        var all = stored.ToDictionary(definition => (definition.Kind, definition.Name), KeyComparer.Instance);
        return new DefinitionBook(all, all.Values.Select(definition => definition.Version).DefaultIfEmpty().Max(), VersionOfRules(all.Values), []);
    }

    /// <summary>Definitions of one kind by name.</summary>
    public IEnumerable<StoredDefinition> OfKind(string kind) =>
        _all.Values.Where(definition => definition.Kind == kind).OrderBy(definition => definition.Name, StringComparer.OrdinalIgnoreCase);

    public StoredDefinition? Find(string kind, string name) => _all.GetValueOrDefault((kind, name));

    /// <summary>Puts or, with no body, removes a definition. One that is the same already changes nothing.</summary>
    public DefinitionBook With(string kind, string name, string? body, DateTimeOffset at, string by)
    {
        var before = Find(kind, name);
        if (before?.Body == body)
        {
            return this;
        }

        var version = Version + 1;
        var all = new Dictionary<(string Kind, string Name), StoredDefinition>(_all, KeyComparer.Instance);
        if (body is null)
        {
            all.Remove((kind, name));
        }
        else
        {
            all[(kind, name)] = new StoredDefinition(kind, before?.Name ?? name, body, version);
        }

        return new DefinitionBook(all, version, kind == Kinds.Rule ? VersionOfRules(all.Values) : RulesVersion, [.. Changes, new DefinitionChange(kind, before?.Name ?? name, before?.Body, body, at, by, version)]);
    }

    /// <summary>The same book once its changes are stored.</summary>
    public DefinitionBook Stored() => Changes.Count == 0 ? this : new DefinitionBook(_all, Version, RulesVersion, []);

    // A removal leaves the last version as it is but lowers the count; putting one raises the version.
    private static long VersionOfRules(IEnumerable<StoredDefinition> all)
    {
        var rules = all.Where(definition => definition.Kind == Kinds.Rule).ToList();
        return (rules.Select(rule => rule.Version).DefaultIfEmpty().Max() << 16) + rules.Count;
    }

    private sealed class KeyComparer : IEqualityComparer<(string Kind, string Name)>
    {
        public static KeyComparer Instance { get; } = new();

        public bool Equals((string Kind, string Name) x, (string Kind, string Name) y) =>
            x.Kind == y.Kind && StringComparer.OrdinalIgnoreCase.Equals(x.Name, y.Name);

        public int GetHashCode((string Kind, string Name) key) => HashCode.Combine(key.Kind, StringComparer.OrdinalIgnoreCase.GetHashCode(key.Name));
    }
}
