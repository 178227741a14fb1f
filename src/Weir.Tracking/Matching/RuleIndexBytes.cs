using System.Buffers.Binary;
using System.Numerics;
using Weir.Tracking.Rules;

namespace Weir.Tracking.Matching;

/// <summary>
/// Writes an index of rules: three numbers (shapes, slots, entries), the shapes, the slots, the entries. Numbers have four bytes, the
/// lowest first. A shape is the place of its first rule and its six parts; a slot says where the rules of its hashes begin among the
/// entries, 0 for none; an entry is the place of a rule, and negative where it is the last of its slot.
/// </summary>
internal static class RuleIndexBytes
{
    /// <summary>The bytes of the three numbers.</summary>
    public const int Head = 3 * sizeof(int);

    /// <summary>The bytes of a shape with its first place.</summary>
    public const int ShapeSize = sizeof(int) + RuleShape.Size;

    // Each costs a look at each submission, of some 50 ns.
    private const int MostShapes = 96;

    /// <summary>The index of rules, each with its place in the order of precedence.</summary>
    public static byte[] Write(IReadOnlyList<(int Place, TrackingRule Rule)> rules)
    {
        var shapes = Shapes(rules);
        var numbers = new Dictionary<RuleShape, int>();
        List<(RuleShape Shape, int First)> known = [];
        foreach (var (place, shape) in shapes)
        {
            if (numbers.TryAdd(shape, known.Count))
            {
                known.Add((shape, place));
            }
        }

        var slots = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(1, rules.Count * 2));
        var ordered = rules
            .Select((rule, index) => (Slot: (int)(Hash(rule.Rule, shapes[index].Shape, numbers) & (uint)(slots - 1)), rule.Place))
            .Order()
            .ToArray();
        var bytes = new byte[Head + (known.Count * ShapeSize) + ((slots + ordered.Length) * sizeof(int))];
        var rest = bytes.AsSpan();
        Put(ref rest, known.Count);
        Put(ref rest, slots);
        Put(ref rest, ordered.Length);
        foreach (var (shape, first) in known)
        {
            Put(ref rest, first);
            Put(ref rest, shape);
        }

        PutTable(rest, slots, ordered);
        return bytes;
    }

    private static void PutTable(Span<byte> rest, int slots, (int Slot, int Place)[] ordered)
    {
        var table = rest[..(slots * sizeof(int))];
        rest = rest[(slots * sizeof(int))..];
        for (var i = 0; i < ordered.Length; i++)
        {
            var (slot, place) = ordered[i];
            var isLast = i + 1 == ordered.Length || ordered[i + 1].Slot != slot;
            Put(ref rest, isLast ? place | int.MinValue : place);
            if (i == 0 || ordered[i - 1].Slot != slot)
            {
                BinaryPrimitives.WriteInt32LittleEndian(table[(slot * sizeof(int))..], i + 1);
            }
        }
    }

    private static List<(int Place, RuleShape Shape)> Shapes(IReadOnlyList<(int Place, TrackingRule Rule)> rules)
    {
        for (var detail = GenericDetail.Full; ; detail++)
        {
            List<(int Place, RuleShape Shape)> shapes = [.. rules.Select(rule => (rule.Place, RuleShape.Of(rule.Rule, detail)))];
            if (detail == GenericDetail.None || shapes.Select(shape => shape.Shape).Distinct().Count() <= MostShapes)
            {
                return shapes;
            }
        }
    }

    private static uint Hash(TrackingRule rule, RuleShape shape, Dictionary<RuleShape, int> numbers)
    {
        var hash = RuleHash.Begin(numbers[shape]);
        foreach (var position in RulePositions.All)
        {
            var part = shape.At(position);
            if (part.Kind != ShapeKind.Nothing && part.TryTake(rule.At(position).Bytes, out var bytes))
            {
                hash = RuleHash.Add(hash, position, bytes);
            }
        }

        return hash;
    }

    private static void Put(ref Span<byte> rest, int number)
    {
        BinaryPrimitives.WriteInt32LittleEndian(rest, number);
        rest = rest[sizeof(int)..];
    }

    private static void Put(ref Span<byte> rest, RuleShape shape)
    {
        foreach (var position in RulePositions.All)
        {
            var part = shape.At(position);
            (rest[0], rest[1], rest[2]) = ((byte)part.Kind, part.Skip, part.Length);
            rest = rest[3..];
        }
    }
}
