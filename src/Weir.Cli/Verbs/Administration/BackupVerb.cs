using System.CommandLine;
using Weir.Cli.Running;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Administration;
using Weir.Protocol.Client;

namespace Weir.Cli.Verbs;

internal static class BackupVerb
{
    private const int LongestPath = 400;

    public static Verb Build(VerbContext context)
    {
        var verb = new Verb(
            "backup",
            "Write a copy of the server's state, and of the journal beside it, while they work.",
            "weir backup",
            "weir backup /var/backups/weir.db",
            "weir backup --journal /var/backups/agent.db"
        );
        var path = new Argument<string?>("FILE")
        {
            Description = "A new file on the server's machine; default a dated one in its data folder.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var journal = new Option<bool>("--journal") { Description = "Copy only the journal of the agent that answers, on its machine." };
        verb.Arguments.Add(path);
        verb.Options.Add(journal);
        var text = JobArguments.Text();
        verb.Options.Add(text);
        context.Do(
            verb,
            async s =>
            {
                var file = s.Typed.GetValue(path) is { } typed ? Path.GetFullPath(typed) : null;
                using var message = WeirClient.Json(new BackupRequest(file) { Text = s.Value(text) }, WeirJson.Default.BackupRequest);
                return s.Value(journal)
                    ? await s.ShowAsync(
                            HttpMethod.Post,
                            "v1/journal/backup",
                            message,
                            WeirJson.Default.JournalCopied,
                            made => s.Out.WriteLine($"{Printable.Escape(made.Path, LongestPath)} ({ByteSize.About(made.Bytes)})")
                        )
                        .ConfigureAwait(false)
                    : await s.ShowAsync(HttpMethod.Post, "v1/backup", message, WeirJson.Default.BackupMade, made => Write(s, made))
                        .ConfigureAwait(false);
            }
        );
        return verb;
    }

    private static void Write(Session s, BackupMade made)
    {
        s.Out.WriteLine(
            $"{Printable.Escape(made.Path, LongestPath)} ({ByteSize.About(made.Bytes)}, numbers up to {JobText.Number(made.HighestNumber)})"
        );
        if (made.Journal is { } journal)
        {
            s.Out.WriteLine(Printable.Escape(journal, LongestPath));
        }
    }
}
