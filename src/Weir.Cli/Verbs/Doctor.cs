using System.Text.Json;
using Weir.Cli.Probes;
using Weir.Cli.Running;

namespace Weir.Cli.Verbs;

internal static class Doctor
{
    public static Verb Build(Frame frame)
    {
        var verb = new Verb("doctor", "Probe what this machine lets Weir do and what not, and why.", "weir doctor", "weir doctor --json");
        frame.Do(verb, s =>
        {
            List<Finding> findings = [.. MachineProbes.Run(s.Around), .. CgroupProbes.Run(), .. ProgramProbes.Run(s.Around.Environment)];
            var canRun = !findings.Any(f => f is { State: Finding.No, Name: "SQLite" or "weir-host" });
            if (s.Json)
            {
                s.Out.WriteLine(JsonSerializer.Serialize(new DoctorReport(canRun, findings), DoctorJson.Default.DoctorReport));
            }
            else
            {
                foreach (var finding in findings)
                {
                    s.Out.WriteLine($"{finding.State,-8}{finding.Name,-19}{Weir.Jobs.Printable.Of(finding.Text, 400)}");
                }
            }

            return Task.FromResult(canRun ? ExitStatus.Done : ExitStatus.Refused);
        });
        return verb;
    }
}
