using System.Diagnostics.CodeAnalysis;
using Weir.Jobs;

namespace Weir.JobVariables;

/// <summary>
/// The name of a job variable as somebody writes it: <c>NAME</c>, <c>$USER.NAME</c> or <c>:CATID:$USER.NAME</c>. The name
/// itself is in capitals, small letters are taken as such; the user is as the system writes it.
/// </summary>
/// <param name="Catalog">The agent that has it; <see langword="null"/>: this one.</param>
/// <param name="User">Whose it is; <see langword="null"/>: the asker's.</param>
/// <param name="Text">The name proper.</param>
public readonly record struct VariableName(CatalogId? Catalog, string? User, string Text)
{
    /// <summary>The longest name proper.</summary>
    public const int MaximumLength = 41;

    /// <summary>What a name may hold, for error messages.</summary>
    public const string Allowed = "1 to 41 letters, digits and . - _ @ # $, beginning with a letter or digit";

    private const string SpecialUser = "SYSJV";

    /// <summary>Whether it is one of the special variables, <c>$SYSJV.…</c>, that can only be read in conditions.</summary>
    public bool IsSpecial => string.Equals(User, SpecialUser, StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads a name.</summary>
    /// <exception cref="FormatException">It is none; the message says why.</exception>
    public static VariableName Parse(string text) => TryParse(text, out var name, out var fault) ? name : throw new FormatException(fault);

    /// <summary>Reads a name, or says in a sentence why it is none.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out VariableName name, [NotNullWhen(false)] out string? fault)
    {
        name = default;
        fault = Unfit(text);
        if (fault is not null)
        {
            return false;
        }

        var rest = text!;
        CatalogId? catalog = null;
        if (rest[0] == ':')
        {
            var end = rest.IndexOf(':', 1);
            if (end < 0 || !CatalogId.TryParse(rest[1..end], out var id))
            {
                fault = $"'{Printable.Escape(rest)}' has no catalogue id between colons: allowed are {CatalogId.Allowed}";
                return false;
            }

            catalog = id;
            rest = rest[(end + 1)..];
        }

        string? user = null;
        if (rest.StartsWith('$'))
        {
            var end = rest.IndexOf('.', StringComparison.Ordinal);
            if (end < 2 || !IsUser(rest.AsSpan(1, end - 1)))
            {
                fault = $"'{Printable.Escape(rest)}' has no user between $ and the first dot";
                return false;
            }

            user = rest[1..end];
            rest = rest[(end + 1)..];
        }

        if (!IsProper(rest))
        {
            fault = $"'{Printable.Escape(text!)}' is not the name of a job variable: allowed are {Allowed}";
            return false;
        }

        name = new VariableName(catalog, user, rest.ToUpperInvariant());
        return true;
    }

    /// <summary>The variable that is meant where the asker is this user.</summary>
    public VariableId For(string user) => new(User ?? user, Text);

    /// <summary>As it is written, in full as far as it is known.</summary>
    public override string ToString() => (Catalog is { } catalog ? $":{catalog}:" : "") + (User is { } user ? $"${user}." : "") + Text;

    internal static bool IsNameCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' or '@' or '#' or '$';

    internal static bool IsProper(string text) =>
        text.Length is > 0 and <= MaximumLength
        && char.IsAsciiLetterOrDigit(text[0])
        && text.AsSpan().IndexOfAnyExcept(NameCharacters.Allowed) < 0;

    internal static bool IsUser(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > 32 || text[0] is '.' or '-')
        {
            return false;
        }

        foreach (var c in text)
        {
            if (!(char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.' or '$' or '@' or '#'))
            {
                return false;
            }
        }

        return true;
    }

    private static string? Unfit(string? text) =>
        text switch
        {
            null or "" => $"the name of a job variable is missing: allowed are {Allowed}",
            ['#', ..] => $"'{Printable.Escape(text)}' names a temporary job variable; only a permanent one can stand here",
            ['*', ..] => $"'{Printable.Escape(text)}' is a link name; a job variable is named by itself here",
            ['(', ..] => $"'{Printable.Escape(text)}' is a part of a job variable; only a whole one can stand here",
            _ => null,
        };
}
