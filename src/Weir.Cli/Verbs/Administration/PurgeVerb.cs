using System.CommandLine;
using Weir.Cli.Running;
using Weir.Protocol;
using Weir.Protocol.Administration;
using Weir.Protocol.Client;

namespace Weir.Cli.Verbs;

internal static class PurgeVerb
{
    public static Verb Build(VerbContext context)
    {
        var verb = new Verb(
            "purge",
            "Have the server forget jobs that have been over for long enough.",
            "weir purge",
            "weir purge --days 7"
        );
        var days = new Option<int?>("--days")
        {
            Description = "Keep the jobs of this many days; default what the server is set to (weir up --keep-days).",
            HelpName = "N",
        };
        verb.Options.Add(days);
        var text = JobArguments.Text();
        verb.Options.Add(text);
        context.Do(
            verb,
            async s =>
            {
                using var message = WeirClient.Json(
                    new PurgeRequest(s.Value(days)) { Text = s.Value(text) },
                    WeirJson.Default.PurgeRequest
                );
                return await s.ShowAsync(
                        HttpMethod.Post,
                        "v1/purge",
                        message,
                        WeirJson.Default.Purged,
                        done => s.Out.WriteLine($"{done.Jobs} jobs forgotten that were over before {s.Clock.Full(done.Before)}")
                    )
                    .ConfigureAwait(false);
            }
        );
        return verb;
    }
}
