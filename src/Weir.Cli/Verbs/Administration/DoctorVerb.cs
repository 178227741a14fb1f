using System.Text.Json;
using Weir.Cli.Probes;
using Weir.Cli.Running;
using Weir.Cli.Terminal;

namespace Weir.Cli.Verbs;

internal static class DoctorVerb
{
    public static Verb Build(VerbContext context)
    {
        var verb = new Verb("doctor", "Check what this machine lets Weir do, and why not the rest.", "weir doctor", "weir doctor --json");
        context.Do(
            verb,
            async s =>
            {
                List<Finding> findings =
                [
                    .. MachineProbes.Run(s.Process, Connection.Address(context, s.Typed)),
                    RoleProbes.Run(s.Process),
                    .. CgroupProbes.Run(),
                    .. ProgramProbes.Run(s.Process.Environment),
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
                        WrappedText.Write(
                            s.Out,
                            $"{finding.State, -8}{finding.Name, -18}",
                            Weir.Jobs.Printable.Escape(finding.Text, 400),
                            s.Process.Width
                        );
                    }
                }

                return canRun ? ExitStatus.Done : ExitStatus.Refused;
            }
        );
        return verb;
    }
}
