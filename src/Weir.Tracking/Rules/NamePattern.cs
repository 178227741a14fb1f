using System.Diagnostics.CodeAnalysis;
using System.Text;
using Weir.Jobs;
using Weir.Tracking.Matching;

namespace Weir.Tracking.Rules;

/// <summary>
/// One position of a rule's filter: a name, a generic name (<c>?</c> stands for one character, <c>*</c> at one end for any
/// number of them) or <c>*ALL</c>.
/// </summary>
public sealed class NamePattern : IEquatable<NamePattern>
{
    /// <summary>What a pattern may be, for error messages.</summary>
    public const string Allowed = "a name, a generic name (? for one character, * at one end for any number) or *ALL";

    private readonly byte[] _bytes;

    private NamePattern(string text, PatternSubject subject, PatternKind kind)
    {
        Text = text;
        Subject = subject;
        Kind = kind;
        FixedLength = kind == PatternKind.All ? 0 : text.EnumerateRunes().Count(rune => rune.Value is not ('?' or '*'));
        _bytes = Encoding.UTF8.GetBytes(text);
    }

    /// <summary>Matches every name.</summary>
    public static NamePattern AllNames { get; } = new(Wildcard.All, PatternSubject.Name, PatternKind.All);

    /// <summary>Matches every user.</summary>
    public static NamePattern AllUsers { get; } = new(Wildcard.All, PatternSubject.User, PatternKind.All);

    /// <summary>The pattern as written; <c>*ALL</c> in capitals.</summary>
    public string Text { get; }

    /// <summary>The pattern in UTF-8.</summary>
    internal ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>What it is compared with.</summary>
    public PatternSubject Subject { get; }

    /// <summary>How much it fixes.</summary>
    public PatternKind Kind { get; }

    /// <summary>How many of its characters are fixed: the more, the earlier a generic pattern comes.</summary>
    public int FixedLength { get; }

    /// <summary>How many wildcards stand at its beginning; none of <c>*ALL</c>.</summary>
    internal int LeadingWildcards => Kind == PatternKind.All ? 0 : Text.TakeWhile(IsWildcard).Count();

    /// <summary>How many wildcards stand at its end; none of <c>*ALL</c>.</summary>
    internal int TrailingWildcards => Kind == PatternKind.All ? 0 : Text.Reverse().TakeWhile(IsWildcard).Count();

    /// <summary>Reads a pattern, or says no.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, PatternSubject subject, [NotNullWhen(true)] out NamePattern? pattern)
    {
        pattern = null;
        if (text is null)
        {
            return false;
        }

        // A lone * leaves nothing fixed: it is *ALL by another spelling, and must rank as it does.
        if (text.Equals(Wildcard.All, StringComparison.OrdinalIgnoreCase) || text == "*")
        {
            pattern = subject == PatternSubject.User ? AllUsers : AllNames;
            return true;
        }

        var star = text.IndexOf('*', StringComparison.Ordinal);
        if (star >= 0 && (star != text.LastIndexOf('*') || (star != 0 && star != text.Length - 1)))
        {
            return false;
        }

        var generic = star >= 0 || text.Contains('?', StringComparison.Ordinal);
        var sample = text.Replace("*", "", StringComparison.Ordinal).Replace('?', 'x');
        // Where a * leads, what follows it is not the name's beginning and may be what a name must not begin with.
        if (
            subject == PatternSubject.User
                ? !IsUser(sample)
                : !ObjectName.TryParse(star == 0 && sample.Length < ObjectName.MaximumLength ? $"x{sample}" : sample, out _)
        )
        {
            return false;
        }

        pattern = new NamePattern(text, subject, generic ? PatternKind.Generic : PatternKind.Specific);
        return true;
    }

    /// <summary>Whether the pattern matches this name or user.</summary>
    public bool Matches(ReadOnlySpan<char> value) => Wildcard.Fits(_bytes, value, Subject == PatternSubject.Name);

    /// <summary>Whether every name that the other pattern matches is matched by this one too. May say no where it is hard to see.</summary>
    public bool Covers(NamePattern other) =>
        Kind == PatternKind.All || (other.Kind != PatternKind.All && PatternAlgebra.Covers(Folded(), other.Folded()));

    /// <summary>Whether some name could match both.</summary>
    public bool Overlaps(NamePattern other) =>
        Kind == PatternKind.All || other.Kind == PatternKind.All || PatternAlgebra.Overlap(Folded(), other.Folded());

    /// <inheritdoc />
    public bool Equals(NamePattern? other) =>
        other is not null && Subject == other.Subject && string.Equals(Folded(), other.Folded(), StringComparison.Ordinal);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as NamePattern);

    /// <inheritdoc />
    public override int GetHashCode() => string.GetHashCode(Folded(), StringComparison.Ordinal);

    /// <inheritdoc />
    public override string ToString() => Text;

    /// <summary>
    /// The smaller, the earlier it comes: specific, then generic with the longer fixed part first, then <c>*ALL</c>.
    /// </summary>
    internal byte Rank =>
        Kind switch
        {
            PatternKind.Specific => 0,
            PatternKind.Generic => (byte)(byte.MaxValue - 1 - FixedLength),
            _ => byte.MaxValue,
        };

    /// <summary>What the wildcards at its beginning have matched of a name that it matches.</summary>
    internal string PrefixOf(string name)
    {
        var leading = LeadingWildcards;
        return name[..(Text[..leading].Contains('*', StringComparison.Ordinal) ? name.Length - (Text.Length - leading) : leading)];
    }

    /// <summary>What the wildcards at its end have matched of a name that it matches.</summary>
    internal string SuffixOf(string name)
    {
        var trailing = TrailingWildcards;
        return name[(Text[^trailing..].Contains('*', StringComparison.Ordinal) ? Text.Length - trailing : name.Length - trailing)..];
    }

    /// <summary>
    /// Where its longest run of fixed characters stands in each value that it matches, cut to so many bytes; nothing where there is none.
    /// </summary>
    internal ShapePart LongestRun(int most)
    {
        var best = default(ShapePart);
        var star = Array.IndexOf(_bytes, (byte)'*');
        for (var from = 0; from < _bytes.Length; from++)
        {
            var to = from;
            while (to < _bytes.Length && _bytes[to] is not ((byte)'?' or (byte)'*'))
            {
                to++;
            }

            // A ? of a user may be several bytes, so that what is behind it stands nowhere in particular.
            var fromStart = star < 0 || to <= star;
            var aside = fromStart ? _bytes.AsSpan(0, from) : _bytes.AsSpan(to);
            if (to - from > best.Length && aside.Length < 64 && (Subject == PatternSubject.Name || !aside.Contains((byte)'?')))
            {
                // From the start the first bytes are taken, from the end the last ones.
                var length = (byte)Math.Min(to - from, most);
                best = new ShapePart(fromStart ? ShapeKind.FromStart : ShapeKind.FromEnd, (byte)aside.Length, length);
            }

            from = to;
        }

        return best;
    }

    internal string Folded() => Subject == PatternSubject.Name ? Text.ToUpperInvariant() : Text;

    private static bool IsWildcard(char c) => c is '*' or '?';

    // The kernel knows numbers only; names come from any directory service. What could break a line of a file is refused.
    private static bool IsUser(string text) =>
        text.Length is > 0 and <= 128
        && !text.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || char.IsSurrogate(c) || c is ':' or '\uFFFD');
}
