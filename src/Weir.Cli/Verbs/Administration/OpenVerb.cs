using System.CommandLine;
using Weir.Cli.Running;
using Weir.Protocol;
using Weir.Protocol.Client;
using Weir.Protocol.Closing;

namespace Weir.Cli.Verbs;

internal static class OpenVerb
{
    public static Verb Build(VerbContext context)
    {
        var verb = new Verb("open", "Let work go again that weir close holds.", "weir open", "weir open --gradually");
        var gradually = new Option<bool>("--gradually")
        {
            Description = "A portion every five seconds for each machine, until nothing waits for it any more.",
        };
        var text = JobArguments.Text();
        verb.Options.Add(gradually);
        verb.Options.Add(text);
        context.Do(
            verb,
            async s =>
            {
                var request = new OpenRequest { Text = s.Value(text), Gradually = s.Value(gradually) };
                using var message = WeirClient.Json(request, WeirJson.Default.OpenRequest);
                return await ClosingPost.DoAsync(s, "open", message).ConfigureAwait(false);
            }
        );
        return verb;
    }
}
