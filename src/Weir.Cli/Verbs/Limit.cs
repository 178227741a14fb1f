using System.CommandLine;
using System.Globalization;
using Weir.Cli.Running;
using Weir.Cli.Terminal;
using Weir.Protocol;
using Weir.Protocol.Client;
using Weir.Protocol.Limits;

namespace Weir.Cli.Verbs;

internal static class Limit
{
    public static Verb Build(Frame frame)
    {
        var limit = new Verb("limit", "Look at and set named limits.", "weir limit list", "weir limit set TAPE 2");
        var list = new Verb("list", "List the limits, how much of each is in use, and by whom.", "weir limit list");
        frame.Do(list, s => s.ShowAsync("v1/limits", WeirJson.Default.LimitPage, page =>
        {
            var table = new Table(new("Limit", Gives: true), new("Used", Right: true), new("Maximum", Right: true), new("Waiting", Right: true), new("By", Gives: true));
            foreach (var item in page.Items)
            {
                table.Add(item.Name, Text(item.Used), Text(item.Maximum), Text(item.Waiting), string.Join(' ', item.Holders.Select(JobText.Number)));
            }

            s.Write(table);
        }));
        limit.Subcommands.Add(list);
        var set = new Verb("set", "Set a limit's maximum; makes it where it is new.", "weir limit set TAPE 2");
        var name = new Argument<string>("LIMIT") { Description = "Its name." };
        var maximum = new Argument<int>("MAXIMUM") { Description = "0 to 999999; 0 lets no job through that needs it." };
        set.Arguments.Add(name);
        set.Arguments.Add(maximum);
        frame.Do(set, async s =>
        {
            var units = Bounds.Check("MAXIMUM", s.Value(maximum), 0, 999_999)!.Value;
            using var message = WeirClient.Json(new LimitSetting(units), WeirJson.Default.LimitSetting);
            return await s.ShowAsync(HttpMethod.Put, "v1/limits/" + Uri.EscapeDataString(s.Value(name)), message, WeirJson.Default.LimitView, view => s.Out.WriteLine($"{Weir.Jobs.Printable.Of(view.Name)} is {Text(view.Maximum)}, {Text(view.Used)} in use")).ConfigureAwait(false);
        });
        limit.Subcommands.Add(set);
        return limit;
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
