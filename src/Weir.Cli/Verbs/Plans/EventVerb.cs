using System.CommandLine;
using Weir.Cli.Running;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Client;
using Weir.Protocol.Events;

namespace Weir.Cli.Verbs;

internal static class EventVerb
{
    public static Verb Build(VerbContext context)
    {
        var verb = new Verb(
            "event",
            "Do what an event says: add, hold, release, start, cancel, skip, run again or mark a job, and more.",
            "weir event '$JOB:ADD,,Night,REPAIR'",
            "weir event --dry-run '$JOB:RELEASE,,Night,LOAD'",
            "weir event '$SCHEDULE:HOLD,CURRENT,Night'",
            "weir event '$CONSOLE:DISPLAY,tapes are changed at [[$TIME]]'"
        );
        var written = new Argument<string>("event")
        {
            Description = "The event, with commas: $JOB:HOLD,DATE,SCHEDULE,JOB.",
            HelpName = "TEXT",
        };
        var dryRun = new Option<bool>("--dry-run") { Description = "Do nothing, and say what would be done." };
        verb.Arguments.Add(written);
        var text = JobArguments.Text();
        verb.Options.Add(dryRun);
        verb.Options.Add(text);
        context.Do(
            verb,
            async s =>
            {
                // Inside a job the event is that job's: its day is meant where none is named, and placeholders are its.
                int? raiser = TrackingNumber.TryParse(s.Process.Environment("WEIR_JOB"), out var number) ? number.Value : null;
                var request = new EventRequest
                {
                    Event = s.Value(written) ?? "",
                    Text = s.Value(text),
                    Job = raiser,
                    DryRun = s.Value(dryRun),
                };
                using var message = WeirClient.Json(request, WeirJson.Default.EventRequest);
                return await s.ShowAsync(
                        HttpMethod.Post,
                        "v1/events",
                        message,
                        WeirJson.Default.EventRaised,
                        raised => s.Out.WriteLine(Printable.Escape(raised.Text, 1000))
                    )
                    .ConfigureAwait(false);
            }
        );
        return verb;
    }
}
