using System.CommandLine;
using Weir.Cli.Running;
using Weir.Protocol;
using Weir.Protocol.Client;
using Weir.Protocol.Closing;

namespace Weir.Cli.Verbs;

internal static class CloseVerb
{
    public static Verb Build(VerbContext context)
    {
        var verb = new Verb(
            "close",
            "Hold all new work while what runs goes on.",
            "weir close --text 'the disk is being swapped'",
            "weir close --dry-run",
            "weir close --except FINANCE.MONTH --text 'only the month-end goes on'"
        );
        var except = new Option<string[]>("--except")
        {
            Description = "Service groups whose jobs go all the same, with commas or one after the other.",
            HelpName = "GROUPS",
            AllowMultipleArgumentsPerToken = true,
        };
        var text = JobArguments.Text();
        var dryRun = new DryRun();
        verb.Options.Add(except);
        verb.Options.Add(text);
        dryRun.AddTo(verb);
        context.Do(
            verb,
            async s =>
            {
                if (dryRun.Is(s))
                {
                    var groups = string.Join(',', Groups(s.Value(except)));
                    return await DryRun
                        .ShowAsync(s, "close" + new Query().With("except", groups.Length == 0 ? null : groups))
                        .ConfigureAwait(false);
                }

                if (string.IsNullOrWhiteSpace(s.Value(text)))
                {
                    throw new UsageException("say why Weir is closed: --text TEXT; everybody who waits reads it");
                }

                var request = new CloseRequest { Text = s.Value(text), Except = Groups(s.Value(except)) };
                using var message = WeirClient.Json(request, WeirJson.Default.CloseRequest);
                return await ClosingPost.DoAsync(s, "close", message).ConfigureAwait(false);
            }
        );
        return verb;
    }

    private static string[] Groups(string[]? typed) =>
        [.. (typed ?? []).SelectMany(groups => groups.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];
}
