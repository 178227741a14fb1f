using Weir.Tracking.Rules;

namespace Weir.Tracking.Matching;

/// <summary>The rules that may match a submission, shape by shape, in each in order of precedence.</summary>
internal ref struct RuleCandidates
{
    private readonly ReadOnlySpan<byte> _shapes;
    private readonly ReadOnlySpan<byte> _table;
    private readonly ReadOnlySpan<byte> _entries;
    private readonly SubjectBytes _subject;
    private readonly bool _ofPatterns;
    private int _shape = -1;
    private int _entry = -1;

    public RuleCandidates(
        ReadOnlySpan<byte> shapes,
        ReadOnlySpan<byte> table,
        ReadOnlySpan<byte> entries,
        SubjectBytes subject,
        bool ofPatterns
    )
    {
        _shapes = shapes;
        _table = table;
        _entries = entries;
        _subject = subject;
        _ofPatterns = ofPatterns;
    }

    /// <summary>The next one that comes before a place in the order of precedence; says no where there is none.</summary>
    public bool Next(int before, out int place)
    {
        place = 0;
        while (true)
        {
            if (_entry >= 0 && _entry < _entries.Length / sizeof(int))
            {
                var entry = RuleIndex.Number(_entries, _entry);
                place = entry & int.MaxValue;
                _entry = entry < 0 || place >= before ? -1 : _entry + 1;
                if (place < before)
                {
                    return true;
                }
            }

            if (!NextShape(before))
            {
                return false;
            }
        }
    }

    private bool NextShape(int before)
    {
        var mask = (_table.Length / sizeof(int)) - 1;
        while (++_shape < _shapes.Length / RuleIndexBytes.ShapeSize)
        {
            var shape = _shapes.Slice(_shape * RuleIndexBytes.ShapeSize, RuleIndexBytes.ShapeSize);
            // Shapes stand in the order of their first rules: none behind has one that comes earlier.
            if (RuleIndex.Number(shape, 0) >= before)
            {
                return false;
            }

            if (TryHash(shape[sizeof(int)..], out var hash) && RuleIndex.Number(_table, (int)(hash & (uint)mask)) is > 0 and var first)
            {
                _entry = first - 1;
                return true;
            }
        }

        return false;
    }

    private readonly bool TryHash(ReadOnlySpan<byte> shape, out uint hash)
    {
        hash = RuleHash.Begin(_shape);
        for (var position = RulePosition.JobName; position <= RulePosition.JobQueueLibrary; position++)
        {
            var at = (int)position * 3;
            var part = new ShapePart((ShapeKind)shape[at], shape[at + 1], shape[at + 2]);
            if (part.Kind == ShapeKind.Nothing)
            {
                continue;
            }

            var value = _subject.At(position);
            if (!(_ofPatterns ? part.TryTakeOfPattern(value, out var bytes) : part.TryTake(value, out bytes)))
            {
                return false;
            }

            hash = RuleHash.Add(hash, position, bytes);
        }

        return true;
    }
}
