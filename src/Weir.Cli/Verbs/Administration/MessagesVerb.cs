using System.CommandLine;
using Weir.Cli.Running;
using Weir.Cli.Terminal;
using Weir.Jobs;
using Weir.Protocol;

namespace Weir.Cli.Verbs;

internal static class MessagesVerb
{
    public static Verb Build(VerbContext context)
    {
        var verb = new Verb("messages", "Show what operators should know, newest first.", "weir messages", "weir messages --rows 5 --json");
        var rows = new RowsOption("");
        var cursor = new Option<string?>("--cursor") { Description = "The page after this one.", HelpName = "TEXT" };
        var level = new Option<string?>("--level")
        {
            Description = "Only messages of this level and above: information, warning or error; default information.",
            HelpName = "LEVEL",
        };
        verb.Options.Add(level);
        rows.AddTo(verb);
        verb.Options.Add(cursor);
        context.Do(
            verb,
            s =>
            {
                var query = new Query().With("limit", rows.From(s)).With("cursor", s.Value(cursor)).With("level", s.Value(level));
                return s.ShowAsync(
                    "v1/messages" + query,
                    WeirJson.Default.MessagePage,
                    page =>
                    {
                        foreach (var message in page.Items)
                        {
                            // Whole, not cut as a table would: it is for people to act on, and names its job.
                            WrappedText.Write(
                                s.Out,
                                $"{s.Clock.Short(message.At), -16}  {Printable.Escape(message.Severity), -7}  ",
                                s.Clock.Said(message.Text, 1000),
                                s.Process.Width
                            );
                        }

                        if (page.Next is { } next)
                        {
                            s.Note($"more: --cursor {Printable.Escape(next)}");
                        }
                    }
                );
            }
        );
        return verb;
    }
}
