using System.CommandLine;
using System.Globalization;
using Weir.Cli.Running;
using Weir.Cli.Terminal;
using Weir.Protocol.Client;

namespace Weir.Cli.Verbs;

/// <summary>Replays jobs under policies: this program becomes the host, which has the day.</summary>
internal static class SimulateVerb
{
    private const int MostSlots = 1_000_000;

    private static readonly string[] Examples =
    [
        "weir simulate --policy night.yaml --history 2026-11-20",
        "weir simulate --policy fast.yaml --policy fair.yaml --trace jobs.swf.gz --svg compared.svg",
        "weir simulate --history 2026-11-20 --swf-out day.swf",
    ];

    public static Verb Build(VerbContext context)
    {
        const string Purpose = "What if: replay a log or a past day under policies, and compare them with first come, first served.";
        var verb = new Verb("simulate", Purpose, Examples);
        var policies = new Option<string[]>("--policy")
        {
            Description =
                "A policy: a YAML file, or the name of one that the server has; may be given several times. All are judged by the goals of the first.",
            HelpName = "FILE|NAME",
        };
        var trace = new Option<string?>("--trace")
        {
            Description = "A log in the Standard Workload Format, plain or gzip.",
            HelpName = "FILE",
        };
        var history = new Option<string?>("--history")
        {
            Description = "The jobs of this date, or today, that the server remembers.",
            HelpName = "YYYY-MM-DD",
        };
        var generate = new Option<int?>("--generate")
        {
            Description = "A made-up week of 1,000 jobs; the same number makes the same week.",
            HelpName = "SEED",
        };
        var slots = new Option<int?>("--slots")
        {
            Description = "Slots of each machine; default as many as its jobs keep busy to 85 %.",
            HelpName = "N",
        };
        var capacity = new Option<int?>("--capacity")
        {
            Description =
                "The limit of each machine's average of four hours, in jobs that run: policies are replayed without and with its levels.",
            HelpName = "N",
        };
        var machine = new Option<string?>("--machine") { Description = "Of --history, only jobs of this machine.", HelpName = "NAME" };
        var seed = new Option<int?>("--seed")
        {
            Description = "Draws the fifth of a log's jobs that is urgent; default 1.",
            HelpName = "N",
        };
        var svg = new Option<string?>("--svg") { Description = "Write a picture of the comparison to this file.", HelpName = "FILE" };
        var log = new Option<string?>("--swf-out")
        {
            Description = "Write the jobs as a log in the Standard Workload Format; gzip if the name ends in .gz.",
            HelpName = "FILE",
        };
        foreach (var option in new Option[] { policies, trace, history, generate, slots, capacity, machine, seed, svg, log })
        {
            verb.Options.Add(option);
        }

        context.Do(
            verb,
            s =>
            {
                List<string> arguments = [verb.Name];
                void Hand(string name, string? value)
                {
                    if (value is not null)
                    {
                        arguments.Add(name);
                        arguments.Add(value);
                    }
                }

                foreach (var policy in s.Value(policies) ?? [])
                {
                    Hand(policies.Name, policy);
                }

                Hand(trace.Name, s.Value(trace));
                Hand(history.Name, DateArgument.Iso(history.Name, s.Value(history), s.Process.Time));
                Hand(generate.Name, Text(s.Value(generate)));
                Hand(slots.Name, Text(NumberArgument.Check(slots.Name, s.Value(slots), 1, MostSlots)));
                Hand(capacity.Name, Text(NumberArgument.Check(capacity.Name, s.Value(capacity), 1, MostSlots)));
                Hand(machine.Name, s.Value(machine));
                Hand(seed.Name, Text(s.Value(seed)));
                Hand(svg.Name, s.Value(svg));
                Hand(log.Name, s.Value(log));
                Hand(context.Common.Server.Name, Connection.Address(context, s.Typed).ToString());
                Hand(context.Common.TokenFile.Name, s.Value(context.Common.TokenFile));
                if (s.Json)
                {
                    arguments.Add(context.Common.Json.Name);
                }

                var host = HostProgram.Find(s.Process);
                var reason = s.Process.Become(host, arguments);
                throw new WeirException(HostProgram.Code, $"{host} cannot be executed: {reason}", ExitStatus.Refused);
            }
        );
        return verb;
    }

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
