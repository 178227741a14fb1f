namespace Weir.Ways.Timers;

/// <summary>The settings of a unit, as systemd puts them together of its file and its drop-ins.</summary>
internal sealed class UnitSettings
{
    private readonly Dictionary<(string Section, string Key), List<string>> _values = [];

    /// <summary>Adds what a file says. A list that is set to nothing begins anew.</summary>
    public void Add(string text)
    {
        var section = "";
        foreach (var line in Lines(text))
        {
            if (line.StartsWith('[') && line.EndsWith(']'))
            {
                section = line[1..^1];
            }
            else if (line.IndexOf('=', StringComparison.Ordinal) is > 0 and var at)
            {
                Set(section, line[..at].TrimEnd(), line[(at + 1)..].TrimStart());
            }
        }
    }

    /// <summary>All that a setting says, in order.</summary>
    public IReadOnlyList<string> All(string section, string key) => _values.GetValueOrDefault((section, key)) ?? [];

    /// <summary>What a setting says last, or <see langword="null"/>.</summary>
    public string? Last(string section, string key) => All(section, key) is [.., var last] ? last : null;

    private void Set(string section, string key, string value)
    {
        var values = _values.TryGetValue((section, key), out var there) ? there : _values[(section, key)] = [];
        if (value.Length == 0)
        {
            values.Clear();
        }
        else
        {
            values.Add(value);
        }
    }

    // A line that ends with a backslash goes on in the next one; comments between them are passed over.
    private static IEnumerable<string> Lines(string text)
    {
        var begun = "";
        foreach (var raw in text.Split('\n'))
        {
            var line = raw.TrimEnd('\r');
            if (line.TrimStart() is ['#' or ';', ..])
            {
                continue;
            }

            if (line.EndsWith('\\'))
            {
                begun += line[..^1] + " ";
                continue;
            }

            var whole = (begun + line).Trim();
            begun = "";
            if (whole.Length > 0)
            {
                yield return whole;
            }
        }

        if (begun.Trim() is { Length: > 0 } rest)
        {
            yield return rest;
        }
    }
}
