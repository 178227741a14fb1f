using System.CommandLine;
using Weir.Cli.Running;
using Weir.Cli.Variables;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Client;
using Weir.Protocol.Variables;

namespace Weir.Cli.Verbs;

internal static class MonitorVerb
{
    public static Verb Build(VerbContext context)
    {
        var verb = new Verb(
            "monitor",
            "Show a job's state in another variable from now on, or in none; the old one ends with $A.",
            "weir monitor 147 --variable OTHER.JOB",
            "weir monitor jv:MON.JOB --none"
        );
        var job = JobArguments.One();
        verb.Arguments.Add(job);
        var variable = new Option<string?>("--variable") { Description = "The variable that shows the job.", HelpName = "NAME" };
        var none = new Option<bool>("--none") { Description = "Show the job in no variable." };
        verb.Options.Add(variable);
        verb.Options.Add(none);
        var text = JobArguments.Text();
        verb.Options.Add(text);
        var password = new VariablePassword(verb);
        context.Do(
            verb,
            async s =>
            {
                if (s.Value(none) == (s.Value(variable) is not null))
                {
                    throw new UsageException("say either --variable NAME or --none");
                }

                password.SendWith(s);
                var move = new MonitorMove(s.Value(variable) is { } name ? VariablePath.Checked(name) : null) { Text = s.Value(text) };
                var number = await JobReference.ResolveAsync(s, s.Value(job)).ConfigureAwait(false);
                using var message = WeirClient.Json(move, WeirJson.Default.MonitorMove);
                return await s.ShowAsync(
                        HttpMethod.Post,
                        $"v1/jobs/{number.Value}/monitor",
                        message,
                        WeirJson.Default.MonitorMoved,
                        moved => s.Out.WriteLine(Printable.Escape(moved.Text, 400))
                    )
                    .ConfigureAwait(false);
            }
        );
        return verb;
    }
}
