using System.CommandLine;
using Weir.Cli.Running;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Client;
using Weir.Protocol.Definitions;

namespace Weir.Cli.Verbs;

internal static class DeleteVerb
{
    public static Verb Build(VerbContext context)
    {
        var verb = new Verb(
            "delete",
            "Take definitions out of force, all or none of those named; jobs of the day keep what they were given.",
            "weir delete job-definition AdHoc/LOAD --text 'moved to the warehouse'",
            "weir delete calendar HOLIDAYS --dry-run"
        );
        var kind = new Argument<string>("KIND") { Description = "Of which kind, as kind: says in YAML: rule, job-definition, limit." };
        var names = new Argument<string[]>("NAME")
        {
            Description = "Its name; of a job definition SCHEDULE/NAME.",
            Arity = ArgumentArity.OneOrMore,
        };
        verb.Arguments.Add(kind);
        verb.Arguments.Add(names);
        var dryRun = new Option<bool>("--dry-run") { Description = "Do nothing, and say what would come of it." };
        verb.Options.Add(dryRun);
        var text = JobArguments.Text();
        verb.Options.Add(text);
        context.Do(
            verb,
            async s =>
            {
                var request = new DeleteRequest(
                    [.. s.Value(names)!.Select(name => new DefinitionName(s.Value(kind)!, name))],
                    s.Value(dryRun)
                );
                using var message = WeirClient.Json(request, WeirJson.Default.DeleteRequest);
                return await s.ShowAsync(
                        HttpMethod.Post,
                        "v1/definitions/delete" + new Query().With("text", s.Value(text)),
                        message,
                        WeirJson.Default.DeleteResult,
                        result => Print(s, result, request.DryRun)
                    )
                    .ConfigureAwait(false);
            }
        );
        return verb;
    }

    private static void Print(Session s, DeleteResult result, bool isDryRun)
    {
        foreach (var item in result.Items)
        {
            s.Out.WriteLine(
                $"{Printable.Escape(item.Kind)} {Printable.Escape(item.Name, 200)} {(isDryRun ? "would be deleted" : "is deleted")}"
            );
        }

        foreach (var warning in result.Warnings)
        {
            s.Note("weir: delete: " + s.Clock.Said(warning, 400));
        }
    }
}
