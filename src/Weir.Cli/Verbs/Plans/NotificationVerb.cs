using System.CommandLine;
using System.Globalization;
using Weir.Cli.Running;
using Weir.Cli.Terminal;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Notifications;

namespace Weir.Cli.Verbs;

internal static class NotificationVerb
{
    public static Verb Build(VerbContext context)
    {
        var notification = new Verb(
            "notification",
            "Look at who is told of what, and try it.",
            "weir notification list",
            "weir notification test NIGHT-FAILED"
        );
        var list = new Verb("list", "List the notifications, and what their channels have told.", "weir notification list");
        context.Do(list, s => s.ShowAsync("v1/notifications", WeirJson.Default.NotificationPage, page => List(s, page)));
        notification.Subcommands.Add(list);

        var test = new Verb("test", "Tell all channels of a notification something now.", "weir notification test NIGHT-FAILED");
        var name = new Argument<string>("NOTIFICATION") { Description = "Its name." };
        test.Arguments.Add(name);
        var text = JobArguments.Text();
        test.Options.Add(text);
        context.Do(
            test,
            s =>
                s.ShowAsync(
                    HttpMethod.Post,
                    $"v1/notifications/{Uri.EscapeDataString(s.Value(name))}/test" + new Query().With("text", s.Value(text)),
                    null,
                    WeirJson.Default.NotificationTested,
                    tested =>
                    {
                        foreach (var channel in tested.Channels)
                        {
                            s.Out.WriteLine(Line(channel));
                        }
                    },
                    tested => tested.Channels.All(channel => channel.Outcome == "sent") ? ExitStatus.Done : ExitStatus.Refused
                )
        );
        notification.Subcommands.Add(test);
        return notification;
    }

    private static string Line(ChannelTested tested)
    {
        var why = tested.Error is { } error ? $": {Printable.Escape(error, 300)}" : "";
        return $"{Printable.Escape(tested.Channel, 200)}: {Printable.Escape(tested.Outcome)}{why}";
    }

    private static void List(Session session, NotificationPage page)
    {
        var table = new Table(
            new("Notification", Gives: true),
            new("Channel", Gives: true),
            new("Waiting", Right: true),
            new("Sent", Right: true),
            new("Given up", Right: true),
            new("Last sent")
        );
        List<string> errors = [];
        foreach (var item in page.Items)
        {
            foreach (var channel in item.Channels)
            {
                table.Add(
                    item.Name,
                    channel.Channel,
                    Text(channel.Waiting),
                    Text(channel.Sent),
                    Text(channel.GivenUp),
                    channel.SentAt is { } at ? session.Clock.Short(at) : "-"
                );
                if (channel.Error is { } error)
                {
                    errors.Add($"{Printable.Escape(channel.Channel, 200)} is tried again: {Printable.Escape(error, 300)}");
                }
            }
        }

        session.Write(table);
        errors.ForEach(session.Note);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
