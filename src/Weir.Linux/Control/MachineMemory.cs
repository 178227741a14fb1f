using System.Buffers.Text;

namespace Weir.Linux;

/// <summary>The machine's memory.</summary>
public static class MachineMemory
{
    /// <summary>How much there is; the largest number where the system does not say.</summary>
    public static long TotalKibibytes()
    {
        ReadOnlySpan<byte> text = ProcessBytes.ReadFile("/proc/meminfo");
        var key = "MemTotal:"u8;
        return text.StartsWith(key) && Utf8Parser.TryParse(text[key.Length..].TrimStart((byte)' '), out long total, out _)
            ? total
            : long.MaxValue;
    }
}
