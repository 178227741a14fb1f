using System.CommandLine;
using System.Globalization;
using Weir.Cli.Running;
using Weir.Cli.Terminal;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Client;
using Weir.Protocol.Verification;

namespace Weir.Cli.Verbs;

internal static class VerifyVerb
{
    public static Verb Build(VerbContext context)
    {
        var verb = new Verb(
            "verify",
            "Check that each job has one outcome, and that the store, the day and the machines' journals agree.",
            "weir verify",
            "weir verify --day today",
            "weir verify --json"
        );
        var day = new Option<string?>("--day")
        {
            Description = "Only jobs of this day: YYYY-MM-DD or today; default all that are kept.",
            HelpName = "DATE",
        };
        verb.Options.Add(day);
        context.Do(
            verb,
            async s =>
            {
                using var client = s.OpenPatient();
                var path = "v1/verify" + new Query().With("day", DateArgument.Iso("--day", s.Value(day), s.Process.Time));
                var body = await client.SendAsync(HttpMethod.Get, path, null, s.Cancellation).ConfigureAwait(false);
                var view = WeirClient.Read(body, WeirJson.Default.VerifyView);
                if (s.Json)
                {
                    await s.PrintAsync(body).ConfigureAwait(false);
                }
                else
                {
                    Print(s, view);
                }

                return view.Checks.Any(check => check.Faults > 0) ? ExitStatus.Refused : ExitStatus.Done;
            }
        );
        return verb;
    }

    private static void Print(Session s, VerifyView view)
    {
        foreach (var check in view.Checks)
        {
            Line(
                s,
                check.Faults == 0 ? "ok" : "no",
                check.Name,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{check.LookedAt} {check.Text}{(check.Faults == 0 ? "" : $": {check.Faults} are not right")}"
                )
            );
        }

        foreach (var note in view.Notes)
        {
            Line(s, "limited", note.Check, note.Text);
        }

        foreach (var fault in view.Faults)
        {
            var of =
                fault.Number is { } number ? $"job {JobText.Number(number)}: "
                : fault.Machine is { } machine ? $"{machine}: "
                : "";
            Line(s, "fault", fault.Check, $"{of}{fault.Text}; {fault.Remedy}");
        }

        var untold = view.Checks.Sum(check => check.Faults) - view.Faults.Count;
        if (untold > 0)
        {
            s.Note(string.Create(CultureInfo.InvariantCulture, $"{untold} more faults are counted and not told one by one"));
        }
    }

    private static void Line(Session s, string state, string check, string text) =>
        WrappedText.Write(s.Out, $"{state, -8}{Printable.Escape(check, 20), -11}", Printable.Escape(text, 1000), s.Process.Width);
}
