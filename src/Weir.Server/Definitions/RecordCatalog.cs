using System.Collections.Immutable;
using Weir.Stores.Server;

namespace Weir.Server.Definitions;

/// <summary>
/// What the running server keeps by name: tokens, the active policy, limits that operators set, days of schedules. Immutable, as the
/// catalog
/// of definitions is.
/// </summary>
internal sealed class RecordCatalog
{
    private readonly ImmutableDictionary<(string Kind, string Name), StoredRecord> _all;

    private RecordCatalog(
        ImmutableDictionary<(string Kind, string Name), StoredRecord> all,
        TokenCatalog tokens,
        ImmutableList<RecordChange> changes
    )
    {
        _all = all;
        Tokens = tokens;
        Changes = changes;
    }

    public static RecordCatalog Empty { get; } = From([]);

    /// <summary>The tokens by their hashes, and when they were used.</summary>
    public TokenCatalog Tokens { get; }

    /// <summary>Changes since the catalog was last stored, in their order.</summary>
    public ImmutableList<RecordChange> Changes { get; }

    /// <summary>The records that changed, each as it is now.</summary>
    public IEnumerable<StoredRecord> Changed =>
        Changes
            .GroupBy(change => (change.Kind, change.Name), KindAndName.Comparer)
            .Select(same => new StoredRecord(same.Key.Kind, same.Key.Name, same.Last().After));

    /// <summary>What records said that changed, where that is kept.</summary>
    public IEnumerable<EarlierRecord> Earlier =>
        Changes
            .Where(change => RecordKinds.KeepsEarlier(change.Kind))
            .Select(change => new EarlierRecord(change.Kind, change.Name, change.Before, change.At));

    public static RecordCatalog From(IEnumerable<StoredRecord> stored)
    {
        var all = stored.ToImmutableDictionary(record => (record.Kind, record.Name), KindAndName.Comparer);
        return new RecordCatalog(all, TokenCatalog.From(OfKind(all, RecordKinds.Token), OfKind(all, RecordKinds.TokenUse)), []);
    }

    /// <summary>Records of one kind by name.</summary>
    public IEnumerable<StoredRecord> OfKind(string kind) => OfKind(_all, kind);

    /// <summary>How many records of a kind there are.</summary>
    public int CountOf(string kind) => _all.Values.Count(record => record.Kind == kind);

    public StoredRecord? Find(string kind, string name) => _all.GetValueOrDefault((kind, name));

    /// <summary>Puts or, with no body, removes a record. One that is the same already changes nothing.</summary>
    public RecordCatalog With(string kind, string name, string? body, DateTimeOffset at)
    {
        var before = Find(kind, name);
        if (before?.Body == body)
        {
            return this;
        }

        // With a token goes the record of its use, and one that is made anew has not been used.
        var left = kind == RecordKinds.Token ? With(RecordKinds.TokenUse, name, null, at) : this;
        var (key, called) = ((kind, name), before?.Name ?? name);
        var all = body is null ? left._all.Remove(key) : left._all.SetItem(key, new StoredRecord(kind, called, body));
        return new RecordCatalog(
            all,
            kind == RecordKinds.Token ? Tokens.With(OfKind(all, RecordKinds.Token)) : Tokens,
            left.Changes.Add(new RecordChange(kind, called, before?.Body, body, at))
        );
    }

    /// <summary>A token was used.</summary>
    public RecordCatalog WithUse(string token, DateTimeOffset at)
    {
        if (Find(RecordKinds.Token, token) is null)
        {
            return this;
        }

        var used = With(RecordKinds.TokenUse, token, DefinitionSets.Write(new TokenUse(at), StoredJson.Default.TokenUse), at);
        return new RecordCatalog(used._all, Tokens.WithUse(token, at), used.Changes);
    }

    /// <summary>The same catalog once its changes are stored.</summary>
    public RecordCatalog Stored() => Changes.IsEmpty ? this : new RecordCatalog(_all, Tokens, []);

    private static IEnumerable<StoredRecord> OfKind(ImmutableDictionary<(string Kind, string Name), StoredRecord> all, string kind) =>
        all.Values.Where(record => record.Kind == kind).OrderBy(record => record.Name, StringComparer.OrdinalIgnoreCase);
}
