using System.Text.Json;
using Weir.Cli.Probes;
using Weir.Cli.Running;
using Weir.Cli.Terminal;

namespace Weir.Cli.Verbs;

internal static class Doctor
{
    public static Verb Build(Frame frame)
    {
        var verb = new Verb("doctor", "Probe what this machine lets Weir do and what not, and why.", "weir doctor", "weir doctor --json");
        frame.Do(
            verb,
            async s =>
            {
                List<Finding> findings =
                [
                    .. MachineProbes.Run(s.Around, Connection.Address(frame, s.Typed)),
                    RoleProbes.Run(s.Around),
                    .. CgroupProbes.Run(),
                    .. ProgramProbes.Run(s.Around.Environment),
                    .. await StoreProbes.RunAsync(s).ConfigureAwait(false),
                ];
                var canRun = !findings.Any(f => f is { State: Finding.No, Name: "SQLite" or "weir-host" });
                if (s.Json)
                {
                    s.Out.WriteLine(JsonSerializer.Serialize(new DoctorReport(canRun, findings), DoctorJson.Default.DoctorReport));
                }
                else
                {
                    foreach (var finding in findings)
                    {
                        Lines.Write(
                            s.Out,
                            $"{finding.State, -8}{finding.Name, -18}",
                            Weir.Jobs.Printable.Of(finding.Text, 400),
                            s.Around.Width
                        );
                    }
                }

                return canRun ? ExitStatus.Done : ExitStatus.Refused;
            }
        );
        return verb;
    }
}
