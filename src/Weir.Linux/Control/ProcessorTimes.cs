using System.Buffers.Text;

namespace Weir.Linux;

/// <summary>What the machine's processors have done since it started, in processor time of all of them together.</summary>
/// <param name="Busy">What they worked: users, system, interrupts. A guest's time is in it once.</param>
/// <param name="Stolen">What a host below took.</param>
/// <param name="Processors">How many they are.</param>
public readonly record struct ProcessorTimes(TimeSpan Busy, TimeSpan Stolen, int Processors)
{
    // The unit of /proc/stat: every Linux tells user space a hundred a second.
    private static readonly TimeSpan s_tick = TimeSpan.FromMilliseconds(10);

    /// <summary>Reads them; <see langword="null"/> where there is no <c>/proc</c>.</summary>
    public static ProcessorTimes? Read() => Parse(ProcessBytes.ReadFile("/proc/stat"));

    internal static ProcessorTimes? Parse(ReadOnlySpan<byte> stat)
    {
        const int User = 0,
            Nice = 1,
            System = 2,
            Interrupts = 5,
            SoftInterrupts = 6,
            Steal = 7,
            Fields = 8;
        Span<long> values = stackalloc long[Fields];
        values.Clear();
        var processors = 0;
        var seen = false;
        while (!stat.IsEmpty)
        {
            var end = stat.IndexOf((byte)'\n');
            var line = end < 0 ? stat : stat[..end];
            stat = end < 0 ? default : stat[(end + 1)..];
            if (!line.StartsWith("cpu"u8))
            {
                break;
            }

            if (line.StartsWith("cpu "u8))
            {
                ReadFields(line[4..], values);
                seen = true;
            }
            else
            {
                processors++;
            }
        }

        return seen
            ? new ProcessorTimes(
                s_tick * (values[User] + values[Nice] + values[System] + values[Interrupts] + values[SoftInterrupts]),
                s_tick * values[Steal],
                Math.Max(processors, 1)
            )
            : null;
    }

    private static void ReadFields(ReadOnlySpan<byte> line, Span<long> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            line = line.TrimStart((byte)' ');
            if (!Utf8Parser.TryParse(line, out long value, out var length))
            {
                return;
            }

            values[i] = value;
            line = line[length..];
        }
    }
}
