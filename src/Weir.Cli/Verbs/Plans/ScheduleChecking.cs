using System.Globalization;
using Weir.Cli.Running;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Schedules;

namespace Weir.Cli.Verbs;

/// <summary><c>weir schedule check</c>.</summary>
internal static class ScheduleChecking
{
    private const string Name = "check";

    public static Verb Build(VerbContext context)
    {
        var verb = new Verb(
            Name,
            "Say whether what the jobs of a day wait for is planned, and if not, whether a rule brings it.",
            "weir schedule check NIGHT",
            "weir schedule check NIGHT --date 2026-12-31"
        );
        var schedule = ScheduleVerb.Name();
        var day = ScheduleVerb.Day();
        verb.Arguments.Add(schedule);
        verb.Options.Add(day);
        context.Do(
            verb,
            s =>
                s.ShowAsync(
                    HttpMethod.Get,
                    ScheduleVerb.PathOf(s.Value(schedule), Name)
                        + new Query().With("date", DateArgument.Iso("--date", s.Value(day), s.Process.Time)),
                    null,
                    WeirJson.Default.ScheduleCheck,
                    check => Print(s, check),
                    check => check.Findings.Any(finding => finding.Blocks) ? ExitStatus.Refused : ExitStatus.Done
                )
        );
        return verb;
    }

    private static void Print(Session s, ScheduleCheck check)
    {
        foreach (var finding in check.Findings)
        {
            s.Out.WriteLine(
                $"{(finding.Blocks ? "waits" : "note ")}  {Printable.Escape(finding.Job)} {Printable.Escape(finding.Kind)} {Printable.Escape(finding.On)}: {Printable.Escape(finding.Text, 400)}"
            );
        }

        var blocked = check.Findings.Count(finding => finding.Blocks);
        s.Out.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Printable.Escape(check.Schedule)} of {ScheduleVerb.Iso(check.Date)}: {(check.Jobs == 1 ? "1 job" : $"{check.Jobs} jobs")} planned, {(blocked == 0 ? "none waits for what does not come" : $"{(blocked == 1 ? "1 dependency" : $"{blocked} dependencies")} on what does not come")}"
            )
        );
    }
}
