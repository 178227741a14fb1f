using System.CommandLine;
using System.Globalization;
using Weir.Cli.Running;
using Weir.Cli.Terminal;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Client;
using Weir.Protocol.Limits;

namespace Weir.Cli.Verbs;

internal static class LimitVerb
{
    public static Verb Build(VerbContext context)
    {
        var limit = new Verb(
            "limit",
            "Look at named limits, set them for a while, and reset them.",
            "weir limit list",
            "weir limit set TAPE 2",
            "weir limit reset TAPE"
        );
        var list = new Verb("list", "List the limits, how much of each is in use, and by whom.", "weir limit list");
        context.Do(list, s => s.ShowAsync("v1/limits", WeirJson.Default.LimitPage, page => List(s, page)));
        limit.Subcommands.Add(list);

        var set = new Verb(
            "set",
            "Set a limit's maximum until it is reset; makes it, with this as its default, where it is new.",
            "weir limit set TAPE 2",
            "weir limit set TAPE 1 --machine node-1"
        );
        var name = Name();
        var maximum = new Argument<int>("MAXIMUM") { Description = "0 to 999999; 0 lets no job through that needs it." };
        var machine = Machine();
        set.Arguments.Add(name);
        set.Arguments.Add(maximum);
        set.Options.Add(machine);
        var text = JobArguments.Text();
        set.Options.Add(text);
        var dryRun = new DryRun();
        dryRun.AddTo(set);
        context.Do(
            set,
            async s =>
            {
                var units = NumberArgument.Check("MAXIMUM", s.Value(maximum), 0, 999_999)!.Value;
                if (dryRun.Is(s))
                {
                    var to = new Query().With("maximum", Text(units)).With("machine", s.Value(machine));
                    return await DryRun.ShowAsync(s, $"limits/{Uri.EscapeDataString(s.Value(name))}{to}").ConfigureAwait(false);
                }

                using var message = WeirClient.Json(
                    new LimitSetting(units) { Machine = s.Value(machine), Text = s.Value(text) },
                    WeirJson.Default.LimitSetting
                );
                return await s.ShowAsync(
                        HttpMethod.Put,
                        Address(s, name),
                        message,
                        WeirJson.Default.LimitView,
                        view => s.Out.WriteLine(Line(view, s.Value(machine)))
                    )
                    .ConfigureAwait(false);
            }
        );
        limit.Subcommands.Add(set);

        var reset = new Verb(
            "reset",
            "Set a limit back to its default.",
            "weir limit reset TAPE",
            "weir limit reset TAPE --machine node-1"
        );
        var which = Name();
        var where = Machine();
        reset.Arguments.Add(which);
        reset.Options.Add(where);
        var why = JobArguments.Text();
        reset.Options.Add(why);
        context.Do(
            reset,
            s =>
                s.ShowAsync(
                    HttpMethod.Delete,
                    Address(s, which) + new Query().With("machine", s.Value(where)).With("text", s.Value(why)),
                    null,
                    WeirJson.Default.LimitView,
                    view => s.Out.WriteLine(Line(view, s.Value(where)))
                )
        );
        limit.Subcommands.Add(reset);
        return limit;
    }

    private static Argument<string> Name() => new("LIMIT") { Description = "Its name." };

    private static Option<string?> Machine() => new("--machine") { Description = "Only on this machine.", HelpName = "NAME" };

    private static string Address(Session session, Argument<string> name) => "v1/limits/" + Uri.EscapeDataString(session.Value(name));

    private static void List(Session session, LimitPage page)
    {
        var table = new Table(
            new("Limit", Gives: true),
            new("Used", Right: true),
            new("Maximum", Right: true),
            new("Waiting", Right: true),
            new("By", Gives: true)
        );
        foreach (var item in page.Items)
        {
            table.Add(item.Name, Text(item.Used), Maximum(item), Text(item.Waiting), string.Join(' ', item.Holders.Select(JobText.Number)));
            foreach (var machine in item.Machines)
            {
                table.Add($"  on {machine.Machine}", Text(machine.Used), Text(machine.Maximum), "", "");
            }
        }

        session.Write(table);
        foreach (var (limit, set) in page.Items.SelectMany(item => item.Overrides.Select(set => (item, set))))
        {
            var where = set.Machine is null ? "" : $" on {set.Machine}";
            session.Note(
                Printable.Escape(
                    $"{limit.Name}{where} was set to {Text(set.Maximum)} by {set.By} at {session.Clock.Full(set.At)}; its default is {Text(limit.Default)}: weir limit reset {limit.Name}",
                    400
                )
            );
        }
    }

    private static string Maximum(LimitView limit) => limit.PerMachine ? $"{Text(limit.Maximum)} each" : Text(limit.Maximum);

    private static string Line(LimitView limit, string? machine)
    {
        var on = limit.Machines.FirstOrDefault(one => string.Equals(one.Machine, machine, StringComparison.OrdinalIgnoreCase));
        return on is null
            ? $"{Printable.Escape(limit.Name)} is {Text(limit.Maximum)}, {Text(limit.Used)} in use{Default(limit)}"
            : $"{Printable.Escape(limit.Name)} is {Text(on.Maximum)} on {Printable.Escape(on.Machine)}, {Text(on.Used)} in use there{Default(limit)}";
    }

    private static string Default(LimitView limit) => limit.Overrides.Count == 0 ? "" : $"; its default is {Text(limit.Default)}";

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
