using System.CommandLine;
using System.Globalization;
using Weir.Cli.Running;
using Weir.Cli.Terminal;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Jobs;

namespace Weir.Cli.Verbs;

internal static class MessagesVerb
{
    public static Verb Build(VerbContext context)
    {
        var verb = new Verb(
            "messages",
            "Show what operators should know, newest first.",
            "weir messages",
            "weir messages --rows 5 --json",
            "weir messages ack 12"
        );
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
                                $"{message.Id, 5}  {s.Clock.Short(message.At), -16}  {Printable.Escape(message.Severity), -7}  ",
                                s.Clock.Said(message.Text, 1000) + Note(message),
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
        verb.Subcommands.Add(Acknowledge(context));
        return verb;
    }

    private static Verb Acknowledge(VerbContext context)
    {
        var ack = new Verb("ack", "Take note of a message: nobody is told of it again.", "weir messages ack 12");
        var number = new Argument<long>("MESSAGE") { Description = "Its number, as weir messages shows it." };
        ack.Arguments.Add(number);
        var text = JobArguments.Text();
        ack.Options.Add(text);
        context.Do(
            ack,
            s =>
                s.ShowAsync(
                    HttpMethod.Post,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"v1/messages/{s.Value(number)}/acknowledge{new Query().With("text", s.Value(text))}"
                    ),
                    null,
                    WeirJson.Default.MessageAcknowledged,
                    done =>
                        s.Out.WriteLine(
                            $"message {done.Message.Id} is acknowledged by {Printable.Escape(done.Message.AcknowledgedBy ?? "")}"
                                + (done.Ended == 0 ? "" : $"; {done.Ended} more that were to be told are not")
                        )
                )
        );
        return ack;
    }

    private static string Note(MessageView message) => message.AcknowledgedBy is { } by ? $" (acknowledged by {by})" : "";
}
