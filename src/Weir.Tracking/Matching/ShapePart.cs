namespace Weir.Tracking.Matching;

/// <summary>What a shape looks at in one position.</summary>
/// <param name="Kind">From where.</param>
/// <param name="Skip">So many bytes are passed over, 0 to 255.</param>
/// <param name="Length">So many are looked at, 0 to 255.</param>
internal readonly record struct ShapePart(ShapeKind Kind, byte Skip, byte Length)
{
    /// <summary>The bytes of a value; says no where the value is too short to have them.</summary>
    public bool TryTake(ReadOnlySpan<byte> value, out ReadOnlySpan<byte> taken)
    {
        taken = default;
        if (Kind is ShapeKind.FromStart or ShapeKind.FromEnd && value.Length < Skip + Length)
        {
            return false;
        }

        taken = Kind switch
        {
            ShapeKind.Whole => value,
            ShapeKind.FromStart => value.Slice(Skip, Length),
            ShapeKind.FromEnd => value.Slice(value.Length - Skip - Length, Length),
            _ => default,
        };
        return true;
    }

    /// <summary>
    /// The bytes that all values of a pattern have; says no where they do not have the same ones there.
    /// </summary>
    public bool TryTakeOfPattern(ReadOnlySpan<byte> pattern, out ReadOnlySpan<byte> taken) =>
        TryTake(pattern, out taken)
        && taken.IndexOfAny((byte)'*', (byte)'?') < 0
        && Kind switch
        {
            ShapeKind.FromStart => !pattern[..Skip].Contains((byte)'*'),
            ShapeKind.FromEnd => !pattern[(pattern.Length - Skip)..].Contains((byte)'*'),
            _ => true,
        };
}
