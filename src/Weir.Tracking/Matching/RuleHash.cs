using Weir.Tracking.Rules;

namespace Weir.Tracking.Matching;

/// <summary>The hash under which an index keeps a rule, and a submission finds it: FNV-1a, the same on every machine.</summary>
internal static class RuleHash
{
    private const uint Prime = 16777619;

    /// <summary>Where the hash of a shape begins.</summary>
    public static uint Begin(int shape) => Mix(2166136261, (byte)shape);

    /// <summary>The hash with the bytes of one position; of names the case of letters does not count.</summary>
    public static uint Add(uint hash, RulePosition position, ReadOnlySpan<byte> bytes)
    {
        hash = Mix(hash, (byte)position);
        if (position == RulePosition.User)
        {
            foreach (var b in bytes)
            {
                hash = Mix(hash, b);
            }
        }
        else
        {
            foreach (var b in bytes)
            {
                hash = Mix(hash, b is >= (byte)'a' and <= (byte)'z' ? (byte)(b - 32) : b);
            }
        }

        return hash;
    }

    private static uint Mix(uint hash, byte b) => unchecked((hash ^ b) * Prime);
}
