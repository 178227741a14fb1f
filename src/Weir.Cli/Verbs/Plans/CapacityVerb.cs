using System.CommandLine;
using System.Globalization;
using Weir.Cli.Running;
using Weir.Cli.Terminal;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Capacity;

namespace Weir.Cli.Verbs;

internal static class CapacityVerb
{
    public static Verb Build(VerbContext context)
    {
        var verb = new Verb(
            "capacity",
            "Show how much of their processors machines, sites and sets use, with averages of four hours, limits and levels.",
            "weir capacity",
            "weir capacity --set ORACLE",
            "weir capacity --machine north --history 24h"
        );
        var machine = new Option<string?>("--machine") { Description = "Only this machine.", HelpName = "NAME" };
        var set = new Option<string?>("--set") { Description = "Only this set, with its machines on each site.", HelpName = "NAME" };
        var history = new Option<string?>("--history")
        {
            Description = "A picture of the time until now as well: 1h to 30d; without a value 4h.",
            HelpName = "SPAN",
            Arity = ArgumentArity.ZeroOrOne,
        };
        verb.Options.Add(machine);
        verb.Options.Add(set);
        verb.Options.Add(history);
        context.Do(
            verb,
            s =>
            {
                var span = s.Typed.GetResult(history) is null ? null : s.Value(history) ?? "4h";
                var query = new Query().With("machine", s.Value(machine)).With("set", s.Value(set)).With("history", span);
                return s.ShowAsync("v1/capacity" + query, WeirJson.Default.CapacityPage, page => Print(s, page));
            }
        );
        return verb;
    }

    private static void Print(Session session, CapacityPage page)
    {
        var table = new Table(
            new("What"),
            new("Name", Gives: true),
            new("State"),
            new("Until"),
            new("Use", Right: true),
            new("Batch", Right: true),
            new("Average", Right: true),
            new("Limit", Right: true),
            new("Of it", Right: true),
            new("Level", Right: true),
            new("Capped", Right: true),
            new("Sync")
        );
        foreach (var item in page.Items)
        {
            table.Add(
                item.Kind,
                item.Name,
                item.State ?? "",
                item.Now is { } now ? session.Clock.Short(now.Start.AddMinutes(5)) : "",
                Number(item.Now?.Use),
                Number(item.Now?.Batch),
                Number(item.Now?.Average),
                Number(item.Now?.Limit),
                item.Now is { Limit: { } limit } point ? Percent(point.Average / limit) : "",
                (item.Now?.CapLevel ?? item.Now?.Level)?.ToString(CultureInfo.InvariantCulture) ?? "",
                item.Now is { } capped ? Percent(capped.Capped) : "",
                item.Now is { } sync
                    ? sync.InSync
                        ? "yes"
                        : "no"
                    : ""
            );
        }

        session.Write(table);
        foreach (var item in page.Items.Where(item => item.Now?.CapReason is not null))
        {
            session.Out.WriteLine(
                $"{Printable.Escape(item.Name, 64)} is at level {item.Now!.CapLevel}, by the limit of {Printable.Escape(item.Now.CapReason!, 100)}"
            );
        }

        foreach (var item in page.Items.Where(item => item.History is not null))
        {
            session.Out.WriteLine();
            session.Out.WriteLine($"{item.Kind} {Printable.Escape(item.Name, 64)}");
            foreach (var line in CapacityPicture.Draw(item.History!, session.Clock, session.Process.Width))
            {
                session.Out.WriteLine(line);
            }
        }

        if (page.Items.Count == 0)
        {
            session.Note("no machine has told of its processors yet; an agent does so every ten seconds");
        }
    }

    private static string Number(double? value) => value?.ToString("0.00", CultureInfo.InvariantCulture) ?? "";

    private static string Percent(double share) => share.ToString("0.#%", CultureInfo.InvariantCulture);
}
