using System.CommandLine;
using System.Globalization;
using Weir.Cli.Running;
using Weir.Cli.Terminal;
using Weir.Protocol;

namespace Weir.Cli.Verbs;

internal static class Messages
{
    public static Verb Build(Frame frame)
    {
        var verb = new Verb("messages", "Show what operators should know, newest first.", "weir messages", "weir messages --limit 5 --json");
        var limit = new Option<int?>("--limit") { Description = "At most so many, 1 to 1000; default 100.", HelpName = "N" };
        var cursor = new Option<string?>("--cursor") { Description = "The page after this one.", HelpName = "TEXT" };
        verb.Options.Add(limit);
        verb.Options.Add(cursor);
        frame.Do(verb, s =>
        {
            var query = new Query().With("limit", Bounds.Check("--limit", s.Value(limit), 1, 1000)?.ToString(CultureInfo.InvariantCulture)).With("cursor", s.Value(cursor));
            return s.ShowAsync("v1/messages" + query, WeirJson.Default.MessagePage, page =>
            {
                var table = new Table(new("At"), new("Severity"), new("Job", Right: true), new("Text", Gives: true));
                foreach (var message in page.Items)
                {
                    table.Add(s.Clock.Short(message.At), message.Severity, message.Number is { } number ? JobText.Number(number) : "", message.Text);
                }

                s.Write(table);
            });
        });
        return verb;
    }
}
