using System.Text;
using Weir.Jobs;
using Weir.Linux;

namespace Weir.Gate;

/// <summary>
/// <c>exec weir at-run NAME QUEUE [--gate FILE] [--number N # KEY] # weir:gate</c>, the marked line at the head of a spooled script
/// of at. The shell that reads it becomes this program; once let go, a new shell reads the rest of the script from the same
/// descriptor. The key is a comment to the shell, and read from that descriptor: arguments are everybody's to read. Lines of an
/// older Weir have it as an argument.
/// </summary>
internal sealed class AtGate(List<byte[]> environment)
{
    private const int Usage = 2;

    private static ReadOnlySpan<byte> Mark => "# weir:gate\n"u8;

    public int Run(List<byte[]> arguments)
    {
        if (Read(arguments) is not { } told)
        {
            StandardStreams.Complain("usage: weir at-run NAME QUEUE [--gate FILE] [--number N], from the head of a script that at runs");
            return Usage;
        }

        var (line, own) = SkipMarkedLine();
        var at = ObjectName.Parse("AT");
        byte[] shell = [.. "/bin/sh"u8];
        List<byte[]> given =
        [
            [.. "sh"u8],
        ];
        return new InPlaceGate
        {
            Way = WayIn.At,
            Place = new GatePaths(told.Gate is null ? environment : [.. environment, [.. "WEIR_GATE="u8, .. told.Gate]], null),
            Programs = [shell],
            Arguments = given,
            Environment = environment,
            Number = told.Number,
            Key = told.Key ?? KeyInMarkedLine(line),
            Going = () => SetInput(own),
            Identify = (_, _) => new GateIdentity(told.Name, new QualifiedName(at, told.Queue), new QualifiedName(at, told.Queue)),
        }.Pass();
    }

    private static (ObjectName Name, ObjectName Queue, byte[]? Gate, int Number, Guid? Key)? Read(List<byte[]> arguments)
    {
        const int NameAt = 1,
            QueueAt = 2,
            OptionsAt = 3;
        if (
            arguments.Count < OptionsAt
            || !ObjectName.TryParse(Encoding.UTF8.GetString(arguments[NameAt]), out var name)
            || !ObjectName.TryParse(Encoding.UTF8.GetString(arguments[QueueAt]), out var queue)
        )
        {
            return null;
        }

        byte[]? gate = null;
        var number = 0;
        Guid? key = null;
        for (var i = OptionsAt; i < arguments.Count; )
        {
            if (arguments[i].AsSpan().SequenceEqual("--gate"u8) && i + 1 < arguments.Count)
            {
                gate = arguments[i + 1];
                i += 2;
            }
            else if (
                arguments[i].AsSpan().SequenceEqual("--number"u8)
                && i + 1 < arguments.Count
                && TrackingNumber.TryParse(Encoding.UTF8.GetString(arguments[i + 1]), out var told)
            )
            {
                number = told.Value;
                i += 2;
                if (i < arguments.Count && Guid.TryParse(Encoding.UTF8.GetString(arguments[i]), out var old))
                {
                    key = old;
                    i++;
                }
            }
            else
            {
                return null;
            }
        }

        return (name, queue, gate, number, key);
    }

    // The shell has read ahead of the line that it was at: the next one must begin just after the mark.
    private static (byte[] Line, byte[]? Own) SkipMarkedLine()
    {
        if (!Descriptors.TrySeek(0, 0))
        {
            return ([], null);
        }

        var script = Descriptors.ReadAll(0);
        var found = script.AsSpan().IndexOf(Mark);
        Descriptors.TrySeek(0, found < 0 ? 0 : found + Mark.Length);
        if (found < 0)
        {
            return ([], null);
        }

        var before = script.AsSpan(0, found);
        return (before[(before.LastIndexOf((byte)'\n') + 1)..].ToArray(), ParentJob.RemainingScript(script.AsSpan(found + Mark.Length)));
    }

    // A job that submits one to at leaves its own variables in the script. Where they cannot be taken out, the script runs all the same.
    private static void SetInput(byte[]? script)
    {
        try
        {
            if (script is not null)
            {
                Descriptors.Replace(0, script);
            }
        }
        catch (LinuxException refused)
        {
            StandardStreams.Complain($"{refused.Message}; the variables WEIR_… of this job are those of the job that submitted it");
        }
    }

    private static Guid? KeyInMarkedLine(ReadOnlySpan<byte> line)
    {
        line = line.TrimEnd((byte)' ');
        return Guid.TryParse(Encoding.UTF8.GetString(line[(line.LastIndexOf((byte)' ') + 1)..]), out var key) ? key : null;
    }
}
