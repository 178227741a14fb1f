using System.Collections;

namespace Weir.Definitions.Writing;

/// <summary>Entries in the canonical order of their kind; what says only its default is passed over.</summary>
internal sealed class EntryList : IReadOnlyList<Entry>
{
    private readonly List<Entry> _entries = [];

    public int Count => _entries.Count;

    public Entry this[int index] => _entries[index];

    public EntryList Add(string key, object value)
    {
        _entries.Add(new Entry(key, value));
        return this;
    }

    public EntryList AddUnless<T>(T standard, string key, T value)
        where T : notnull => EqualityComparer<T>.Default.Equals(value, standard) ? this : Add(key, value);

    public EntryList AddGiven(string key, object? value) => value is null ? this : Add(key, value);

    public EntryList AddSome(string key, IReadOnlyCollection<string> values) => values.Count == 0 ? this : Add(key, values);

    public EntryList AddSome(string key, EntryList values) => values.Count == 0 ? this : Add(key, values);

    public EntryList AddSome(string key, IReadOnlyCollection<EntryList> values) => values.Count == 0 ? this : Add(key, values);

    public IEnumerator<Entry> GetEnumerator() => _entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
