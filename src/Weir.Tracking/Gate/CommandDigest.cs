using System.Buffers.Binary;
using System.Numerics;

namespace Weir.Tracking.Gate;

/// <summary>
/// What stands for a command in the published filter, which everybody reads: its SHA-256. The gate can tell whether a command is the one,
/// and nobody learns another's commands. Written out here, since the system's own would bring its whole library into the gate.
/// </summary>
internal static class CommandDigest
{
    /// <summary>How many characters a digest has.</summary>
    public const int Length = 64;

    private const int Block = 64,
        Words = 64,
        LengthBytes = 8;

    private static ReadOnlySpan<uint> Rounds =>
        [
            0x428a2f98,
            0x71374491,
            0xb5c0fbcf,
            0xe9b5dba5,
            0x3956c25b,
            0x59f111f1,
            0x923f82a4,
            0xab1c5ed5,
            0xd807aa98,
            0x12835b01,
            0x243185be,
            0x550c7dc3,
            0x72be5d74,
            0x80deb1fe,
            0x9bdc06a7,
            0xc19bf174,
            0xe49b69c1,
            0xefbe4786,
            0x0fc19dc6,
            0x240ca1cc,
            0x2de92c6f,
            0x4a7484aa,
            0x5cb0a9dc,
            0x76f988da,
            0x983e5152,
            0xa831c66d,
            0xb00327c8,
            0xbf597fc7,
            0xc6e00bf3,
            0xd5a79147,
            0x06ca6351,
            0x14292967,
            0x27b70a85,
            0x2e1b2138,
            0x4d2c6dfc,
            0x53380d13,
            0x650a7354,
            0x766a0abb,
            0x81c2c92e,
            0x92722c85,
            0xa2bfe8a1,
            0xa81a664b,
            0xc24b8b70,
            0xc76c51a3,
            0xd192e819,
            0xd6990624,
            0xf40e3585,
            0x106aa070,
            0x19a4c116,
            0x1e376c08,
            0x2748774c,
            0x34b0bcb5,
            0x391c0cb3,
            0x4ed8aa4a,
            0x5b9cca4f,
            0x682e6ff3,
            0x748f82ee,
            0x78a5636f,
            0x84c87814,
            0x8cc70208,
            0x90befffa,
            0xa4506ceb,
            0xbef9a3f7,
            0xc67178f2,
        ];

    /// <summary>Writes the digest as hexadecimal letters.</summary>
    public static void Write(ReadOnlySpan<byte> command, Span<byte> letters)
    {
        Span<uint> state = [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19];
        var rest = command;
        while (rest.Length >= Block)
        {
            Mix(state, rest[..Block]);
            rest = rest[Block..];
        }

        // The rest, a one, and the length in bits at the end of a block.
        Span<byte> last = stackalloc byte[2 * Block];
        last.Clear();
        rest.CopyTo(last);
        last[rest.Length] = 0x80;
        var blocks = rest.Length < Block - LengthBytes ? 1 : 2;
        BinaryPrimitives.WriteUInt64BigEndian(last[((blocks * Block) - LengthBytes)..], (ulong)command.Length * 8);
        for (var block = 0; block < blocks; block++)
        {
            Mix(state, last.Slice(block * Block, Block));
        }

        Span<byte> digest = stackalloc byte[Length / 2];
        for (var i = 0; i < state.Length; i++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(digest[(4 * i)..], state[i]);
        }

        for (var i = 0; i < digest.Length; i++)
        {
            letters[2 * i] = "0123456789abcdef"u8[digest[i] >> 4];
            letters[(2 * i) + 1] = "0123456789abcdef"u8[digest[i] & 15];
        }
    }

    private static void Mix(Span<uint> state, ReadOnlySpan<byte> block)
    {
        Span<uint> words = stackalloc uint[Words];
        for (var i = 0; i < 16; i++)
        {
            words[i] = BinaryPrimitives.ReadUInt32BigEndian(block[(4 * i)..]);
        }

        for (var i = 16; i < Words; i++)
        {
            var (one, other) = (words[i - 15], words[i - 2]);
            words[i] = unchecked(
                words[i - 16]
                + (BitOperations.RotateRight(one, 7) ^ BitOperations.RotateRight(one, 18) ^ (one >> 3))
                + words[i - 7]
                + (BitOperations.RotateRight(other, 17) ^ BitOperations.RotateRight(other, 19) ^ (other >> 10))
            );
        }

        var (a, b, c, d) = (state[0], state[1], state[2], state[3]);
        var (e, f, g, h) = (state[4], state[5], state[6], state[7]);
        for (var i = 0; i < Words; i++)
        {
            var first = unchecked(
                h
                + (BitOperations.RotateRight(e, 6) ^ BitOperations.RotateRight(e, 11) ^ BitOperations.RotateRight(e, 25))
                + ((e & f) ^ (~e & g))
                + Rounds[i]
                + words[i]
            );
            var second = unchecked(
                (BitOperations.RotateRight(a, 2) ^ BitOperations.RotateRight(a, 13) ^ BitOperations.RotateRight(a, 22))
                + ((a & b) ^ (a & c) ^ (b & c))
            );
            (h, g, f, e, d, c, b, a) = (g, f, e, unchecked(d + first), c, b, a, unchecked(first + second));
        }
        unchecked
        {
            state[0] += a;
            state[1] += b;
            state[2] += c;
            state[3] += d;
            state[4] += e;
            state[5] += f;
            state[6] += g;
            state[7] += h;
        }
    }
}
