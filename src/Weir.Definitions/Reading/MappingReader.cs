using System.Globalization;
using Weir.Jobs;

namespace Weir.Definitions.Reading;

/// <summary>Takes known keys out of a mapping and collects what is wrong with them; what is left over at the end is unknown.</summary>
internal sealed class MappingReader
{
    private const int LongestDescription = 2000;

    private readonly Mapping _mapping;

    private readonly FaultList _faults;

    private readonly string _what;

    private readonly List<string> _known = [];

    private readonly List<string> _deferred = [];

    private readonly HashSet<string> _passedOver = [];

    public MappingReader(Mapping mapping, string what, FaultList faults)
    {
        _mapping = mapping;
        _what = what;
        _faults = faults;
    }

    /// <summary>Where the mapping begins.</summary>
    public SourcePosition Place => _mapping.Place;

    /// <summary>Where a key's value stands; where there is none, the mapping's beginning.</summary>
    public SourcePosition PlaceOf(string key) => Find(key)?.Place ?? _mapping.Place;

    /// <summary>Whether a key is there; it is one of those that may be.</summary>
    public bool Has(string key) => Read(key) is not null;

    /// <summary>Whether a key is there; where it is not, nothing says that it might be.</summary>
    public bool HasKey(string key) => Find(key) is not null;

    /// <summary>Says of a node what is wrong.</summary>
    public void AddFault(Node node, string text) => _faults.Add(node.Place, text);

    /// <summary>The items of a list, each as keys with values where it is such; one alone is a list of one.</summary>
    public IReadOnlyList<(Node Node, MappingReader? Keys)> Items(string key) =>
        [
            .. (
                Read(key) switch
                {
                    null => [],
                    Sequence sequence => sequence.Items,
                    var one => [one],
                }
            ).Select(item => (item, item is Mapping mapping ? new MappingReader(mapping, key, _faults) : null)),
        ];

    /// <summary>The keys with values that stand within a key, whatever they are called; <see langword="null"/> where it has none.</summary>
    public IReadOnlyList<(Scalar Key, Node Value)>? Pairs(string key) => Read(key) is Mapping mapping ? mapping.Pairs : null;

    /// <summary>Says that a key cannot stand here, and why.</summary>
    public void Refuse(string key, string why)
    {
        if (Has(key))
        {
            _faults.Add(PlaceOf(key), $"{key} cannot stand here: {why}");
        }
    }

    /// <summary>Says of a key's value what is wrong.</summary>
    public void AddFaultAt(string key, string text) => _faults.Add(PlaceOf(key), text);

    /// <summary>Says of the whole mapping what is wrong.</summary>
    public void AddFault(string text) => _faults.Add(_mapping.Place, text);

    /// <summary>Where a character of a key's text stands, by its line and column within the text, from 1.</summary>
    public SourcePosition PlaceIn(string key, int line, int column) => Find(key) is Scalar scalar ? scalar.At(line, column) : PlaceOf(key);

    /// <summary>A value as text, or <see langword="null"/> where the key is not there.</summary>
    public string? Text(string key, string allowed)
    {
        switch (Read(key))
        {
            case null:
                return null;
            case Scalar { Text.Length: > 0 } scalar:
                return scalar.Text;
            case var other:
                AddFault(other, key, allowed);
                return null;
        }
    }

    /// <summary>The same, where the text may be empty.</summary>
    public string? AnyText(string key, string allowed) => Read(key) is Scalar { Text.Length: 0 } ? "" : Text(key, allowed);

    /// <summary>A value that a key must have.</summary>
    public string Needed(string key, string allowed)
    {
        if (Find(key) is null)
        {
            Allow(key);
            _faults.Add(_mapping.Place, $"{_what} has no {key}: needed is {allowed}");
            return "";
        }

        return Text(key, allowed) ?? "";
    }

    /// <summary>A value of some type, made of its text.</summary>
    public T? Parsed<T>(string key, string allowed, TryParser<T> parser)
        where T : struct
    {
        var text = Text(key, allowed);
        if (text is null)
        {
            return null;
        }

        if (parser(text, out var value))
        {
            return value;
        }

        AddFault(Find(key)!, key, allowed);
        return null;
    }

    /// <summary>A value as text of some form, or <see langword="null"/> where the key is not there or its value is not of it.</summary>
    public string? Texts(string key, string allowed, TryParser<string> parser)
    {
        if (Text(key, allowed) is not { } text)
        {
            return null;
        }

        if (parser(text, out var value))
        {
            return value;
        }

        AddFault(Find(key)!, key, allowed);
        return null;
    }

    public ObjectName NeededName(string key)
    {
        var text = Needed(key, $"a name of {ObjectName.Allowed}");
        if (text.Length > 0 && !ObjectName.TryParse(text, out _))
        {
            AddFault(Find(key)!, key, ObjectName.Allowed);
        }

        return ObjectName.TryParse(text, out var name) ? name : default;
    }

    public ObjectName? Name(string key) => Parsed<ObjectName>(key, ObjectName.Allowed, ObjectName.TryParse);

    public QualifiedName? Qualified(string key) => Parsed<QualifiedName>(key, "LIBRARY/NAME", QualifiedName.TryParse);

    public bool Flag(string key) => FlagOrNone(key) ?? false;

    public bool? FlagOrNone(string key) =>
        Parsed<bool>(
            key,
            "true, false",
            (string text, out bool flag) =>
            {
                flag = text == "true";
                return text is "true" or "false";
            }
        );

    public int? Number(string key, int least, int most) =>
        Parsed<int>(
            key,
            string.Create(CultureInfo.InvariantCulture, $"{least} to {most}"),
            (string text, out int number) =>
                int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= least && number <= most
        );

    /// <summary>Which of some words a value is; 0, the first, where the key is not there.</summary>
    public int Word(string key, string[] words) =>
        Parsed<int>(key, string.Join(", ", words), (string text, out int index) => (index = Array.IndexOf(words, text)) >= 0) ?? 0;

    /// <summary>Text for people; empty where there is none.</summary>
    public string Description()
    {
        const string Key = "description";
        var description = Text(Key, "text") ?? "";
        if (description.Length > LongestDescription)
        {
            AddFault(
                new Scalar(PlaceOf(Key), description),
                Key,
                string.Create(CultureInfo.InvariantCulture, $"text of at most {LongestDescription} characters")
            );
        }

        return description;
    }

    /// <summary>A list of values of some type; one value alone is a list of one.</summary>
    public IReadOnlyList<T> List<T>(string key, string allowed, TryParser<T> parser)
    {
        List<T> values = [];
        IReadOnlyList<Node> items = Read(key) switch
        {
            null => [],
            Sequence sequence => sequence.Items,
            var one => [one],
        };
        foreach (var item in items)
        {
            if (item is Scalar scalar && parser(scalar.Text, out var value))
            {
                values.Add(value);
            }
            else
            {
                AddFault(item, key, $"a list of {allowed}");
            }
        }

        return values;
    }

    /// <summary>A command: a text is a line for the shell, a list is a program and its arguments.</summary>
    public IReadOnlyList<string> Words(string key, string allowed)
    {
        switch (Read(key))
        {
            case null:
                return [];
            case Scalar { Text.Length: > 0 } line:
                return ["/bin/sh", "-c", line.Text];
            case Sequence { Items.Count: > 0 } list
                when list.Items is [Scalar { Text.Length: > 0 }, ..] && list.Items.All(item => item is Scalar):
                return [.. list.Items.Select(item => ((Scalar)item).Text)];
            case var other:
                AddFault(other, key, allowed);
                return [];
        }
    }

    /// <summary>Keys within a key; none where the key is not there.</summary>
    public MappingReader Inner(string key, string allowed)
    {
        switch (Read(key))
        {
            case null:
                return new MappingReader(new Mapping(_mapping.Place, []), key, _faults);
            case Mapping mapping:
                return new MappingReader(mapping, key, _faults);
            case var other:
                AddFault(other, key, allowed);
                return new MappingReader(new Mapping(other.Place, []), key, _faults);
        }
    }

    /// <summary>A list of keys with values; one alone is a list of one.</summary>
    public IReadOnlyList<MappingReader> Inners(string key, string what, string allowed)
    {
        IReadOnlyList<Node> items = Read(key) switch
        {
            null => [],
            Sequence sequence => sequence.Items,
            var one => [one],
        };
        List<MappingReader> inners = [];
        foreach (var item in items)
        {
            if (item is Mapping mapping)
            {
                inners.Add(new MappingReader(mapping, what, _faults));
            }
            else
            {
                AddFault(item, key, $"a list of {{ {allowed} }}");
            }
        }

        return inners;
    }

    /// <summary>Says of a key that it will be served later.</summary>
    public void NotServedYet(params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (_mapping.Pairs.FirstOrDefault(pair => pair.Key.Text == key).Key is { } found)
            {
                _faults.Add(found.Place, $"{key} is not served yet: leave it out");
                _deferred.Add(key);
            }
        }
    }

    /// <summary>Passes over those of some keys whose value is one of some words: they count as not there.</summary>
    public void PassOver(ReadOnlySpan<string> keys, ReadOnlySpan<string> words)
    {
        foreach (var key in keys)
        {
            if (Find(key) is Scalar { Text: var text } && words.Contains(text))
            {
                Allow(key);
                _passedOver.Add(key);
            }
        }
    }

    /// <summary>Names all keys that nobody asked for.</summary>
    public void End()
    {
        foreach (var (key, _) in _mapping.Pairs)
        {
            if (!_known.Contains(key.Text) && !_deferred.Contains(key.Text))
            {
                var nearest = ClosestMatch.Find(key.Text, _known) is { } meant ? $"did you mean {meant}? " : "";
                _faults.Add(key.Place, $"unknown key {key.Found} in {_what}: {nearest}allowed are {string.Join(", ", _known)}");
            }
        }
    }

    public void AddFault(Node found, string key, string allowed) =>
        _faults.Add(found.Place, $"{found.Found} is not a value of {key}: allowed is {allowed}");

    private Node? Read(string key)
    {
        Allow(key);
        return Find(key);
    }

    private void Allow(string key)
    {
        if (!_known.Contains(key))
        {
            _known.Add(key);
        }
    }

    private Node? Find(string key) => _passedOver.Contains(key) ? null : _mapping.Pairs.FirstOrDefault(pair => pair.Key.Text == key).Value;
}
