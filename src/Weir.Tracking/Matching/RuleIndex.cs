using System.Buffers.Binary;

namespace Weir.Tracking.Matching;

/// <summary>
/// A window on an index of rules, see <see cref="RuleIndexBytes"/>: names few rules, among them the one that decides about a submission.
/// Whether a rule matches, who asks finds out.
/// </summary>
internal readonly ref struct RuleIndex
{
    private readonly ReadOnlySpan<byte> _shapes;
    private readonly ReadOnlySpan<byte> _table;
    private readonly ReadOnlySpan<byte> _entries;

    private RuleIndex(ReadOnlySpan<byte> shapes, ReadOnlySpan<byte> table, ReadOnlySpan<byte> entries)
    {
        _shapes = shapes;
        _table = table;
        _entries = entries;
    }

    /// <summary>Looks at an index, or says that the bytes are none.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out RuleIndex index)
    {
        index = default;
        if (bytes.Length < RuleIndexBytes.Head)
        {
            return false;
        }

        var shapes = (long)Number(bytes, 0) * RuleIndexBytes.ShapeSize;
        var table = (long)Number(bytes, 1) * sizeof(int);
        var entries = (long)Number(bytes, 2) * sizeof(int);
        var slots = Number(bytes, 1);
        if (
            shapes < 0
            || entries < 0
            || slots < 1
            || (slots & (slots - 1)) != 0
            || RuleIndexBytes.Head + shapes + table + entries != bytes.Length
        )
        {
            return false;
        }

        var rest = bytes[RuleIndexBytes.Head..];
        index = new RuleIndex(rest[..(int)shapes], rest.Slice((int)shapes, (int)table), rest[(int)(shapes + table)..]);
        return true;
    }

    /// <summary>The rules that may match a submission.</summary>
    public RuleCandidates For(SubjectBytes subject) => new(_shapes, _table, _entries, subject, ofPatterns: false);

    /// <summary>The rules that may match all that these patterns match.</summary>
    public RuleCandidates Covering(SubjectBytes patterns) => new(_shapes, _table, _entries, patterns, ofPatterns: true);

    /// <summary>The number that stands in one place.</summary>
    internal static int Number(ReadOnlySpan<byte> bytes, int place) =>
        BinaryPrimitives.ReadInt32LittleEndian(bytes[(place * sizeof(int))..]);
}
