using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Weir.Jobs.Json;

namespace Weir.Jobs.Plans;

/// <summary>
/// A named value that a job is given when an event adds it, or with the instance of its schedule. Its command finds it in its environment.
/// </summary>
[JsonConverter(typeof(JobPropertyConverter))]
public sealed record JobProperty
{
    /// <summary>What may stand there.</summary>
    public const string Allowed =
        "NAME=VALUE, apart by semicolons; a name has 1 to 64 letters, digits and _ and begins with a letter; a value has at most 4000 "
        + "characters and none of , = ; |";

    /// <summary>What its name has before it in the job's environment.</summary>
    public const string Prefix = "WEIR_PROPERTY_";

    private const int LongestName = 64;
    private const int LongestValue = 4000;

    private JobProperty(string name, string value) => (Name, Value) = (name, value);

    /// <summary>Its name, in capitals.</summary>
    public string Name { get; }

    /// <summary>Its value.</summary>
    public string Value { get; }

    /// <summary>The same as an entry of the environment.</summary>
    public string Entry => $"{Prefix}{Name}={Value}";

    /// <inheritdoc />
    public override string ToString() => $"{Name}={Value}";

    /// <summary>Reads <c>NAME=VALUE</c>, or says no.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out JobProperty? property)
    {
        ArgumentNullException.ThrowIfNull(text);
        property = null;
        var at = text.IndexOf('=', StringComparison.Ordinal);
        if (at is < 1 or > LongestName)
        {
            return false;
        }

        var (name, value) = (text[..at].Trim(), text[(at + 1)..].Trim());
        if (
            name.Length == 0
            || !char.IsAsciiLetter(name[0])
            || !name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_')
            || value.Length > LongestValue
            || value.Any(c => c is ',' or '=' or ';' or '|' || char.IsControl(c))
        )
        {
            return false;
        }

        property = new JobProperty(name.ToUpperInvariant(), value);
        return true;
    }

    /// <summary>Reads an entry of a job's environment, or says that it is no property.</summary>
    public static bool TryFromEntry(string entry, [NotNullWhen(true)] out JobProperty? property)
    {
        ArgumentNullException.ThrowIfNull(entry);
        property = null;
        return entry.StartsWith(Prefix, StringComparison.Ordinal) && TryParse(entry[Prefix.Length..], out property);
    }
}
