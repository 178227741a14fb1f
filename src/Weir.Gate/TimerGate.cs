using System.Text;
using Weir.Jobs;
using Weir.Linux;

namespace Weir.Gate;

/// <summary>
/// <c>weir timer-run UNIT SLICE [--gate FILE] -- COMMAND</c>, from the drop-in of a service that a timer of systemd's starts: the command
/// goes through the gate, and waits in place.
/// </summary>
internal sealed class TimerGate(List<byte[]> environment)
{
    private const int Usage = 2;

    public int Run(List<byte[]> arguments)
    {
        const int UnitAt = 1,
            SliceAt = 2,
            OptionsAt = 3;
        var end = arguments.FindIndex(word => word.AsSpan().SequenceEqual("--"u8));
        var hasGate = end == OptionsAt + 2 && arguments[OptionsAt].AsSpan().SequenceEqual("--gate"u8);
        if ((end != OptionsAt && !hasGate) || end + 1 >= arguments.Count)
        {
            StandardStreams.Complain("usage: weir timer-run UNIT SLICE [--gate FILE] -- COMMAND, from the unit of a service");
            return Usage;
        }

        var unit = Encoding.UTF8.GetString(arguments[UnitAt]);
        var slice = Encoding.UTF8.GetString(arguments[SliceAt]);
        var command = arguments.GetRange(end + 1, arguments.Count - end - 1);
        var systemd = ObjectName.Parse("SYSTEMD");
        return new InPlaceGate
        {
            Way = WayIn.Timer,
            Place = new GatePaths(hasGate ? [.. environment, [.. "WEIR_GATE="u8, .. arguments[OptionsAt + 1]]] : environment, null),
            Programs = ProgramSearch.Candidates(command[0], ProcessBytes.ValueOf(environment, "PATH"u8)),
            Arguments = command,
            Environment = environment,
            Identify = (_, _) =>
                new GateIdentity(
                    ObjectName.Derive(Bare(unit, ".service")),
                    new QualifiedName(systemd, ObjectName.Derive(Bare(unit, ".service"))),
                    new QualifiedName(systemd, ObjectName.Derive(Bare(slice, ".slice")))
                ),
        }.Pass();
    }

    private static string Bare(string unit, string kind) => unit.EndsWith(kind, StringComparison.Ordinal) ? unit[..^kind.Length] : unit;
}
