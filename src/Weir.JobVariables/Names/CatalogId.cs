using System.Diagnostics.CodeAnalysis;

namespace Weir.JobVariables;

/// <summary>The four letters that name an agent in records: 1 to 4 of A-Z and 0-9, not beginning with <c>PUB</c>.</summary>
public readonly record struct CatalogId
{
    /// <summary>What an id may hold, for error messages.</summary>
    public const string Allowed = "1 to 4 of A-Z and 0-9, not beginning with PUB";

    private readonly string? _text;

    private CatalogId(string text) => _text = text;

    /// <summary>Reads an id; small letters are taken as capitals.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out CatalogId id)
    {
        id = default;
        if (
            text is null
            || text.Length is 0 or > 4
            || !text.All(char.IsAsciiLetterOrDigit)
            || text.StartsWith("PUB", StringComparison.OrdinalIgnoreCase)
        )
        {
            return false;
        }

        id = new CatalogId(text.ToUpperInvariant());
        return true;
    }

    /// <inheritdoc cref="TryParse" />
    /// <exception cref="FormatException">It is none.</exception>
    public static CatalogId Parse(string text) =>
        TryParse(text, out var id)
            ? id
            : throw new FormatException($"'{Jobs.Printable.Escape(text)}' is not a catalogue id: allowed are {Allowed}");

    /// <summary>Makes one of a machine's name: its first letters and digits, filled up with <c>X</c>.</summary>
    public static CatalogId Derive(string machine)
    {
        var kept = string.Concat(machine.Where(char.IsAsciiLetterOrDigit).Take(4)).ToUpperInvariant().PadRight(4, 'X');
        return new CatalogId(kept.StartsWith("PUB", StringComparison.Ordinal) ? string.Concat("W", kept.AsSpan(0, 3)) : kept);
    }

    /// <summary>The letters.</summary>
    public override string ToString() => _text ?? "";
}
