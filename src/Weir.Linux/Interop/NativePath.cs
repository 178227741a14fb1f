using System.Text;

namespace Weir.Linux.Interop;

/// <summary>Text and bytes as the C library wants them: ending with a zero byte.</summary>
internal static class NativePath
{
    internal static byte[] Encode(string text) => Encode(Encoding.UTF8.GetBytes(text));

    internal static byte[] Encode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Contains((byte)0))
        {
            throw new ArgumentException("a name given to the system holds a zero byte", nameof(bytes));
        }

        var ended = new byte[bytes.Length + 1];
        bytes.CopyTo(ended);
        return ended;
    }
}
