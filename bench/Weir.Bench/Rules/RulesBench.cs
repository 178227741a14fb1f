using System.Diagnostics;
using System.Globalization;
using System.Text;
using Weir.Jobs;
using Weir.Tracking.Gate;
using Weir.Tracking.Rules;

namespace Weir.Bench.Rules;

/// <summary>
/// What ten thousand rules cost beside ten: to find the one that decides, in the agent and at the gate, and to publish them.
/// </summary>
internal static class RulesBench
{
    private const int Few = 10;
    private const int Many = 10_000;
    private const int Rounds = 200_000;
    private const double MostMicroseconds = 10;
    private const double MostMilliseconds = 1000;

    public static int Run()
    {
        var few = Texts(Few);
        var many = Texts(Many);
        var clock = Stopwatch.StartNew();
        var set = new RuleSet(many.Select(TrackingRule.Create));
        var file = GateFilter.Compile(set, Settings);
        var published = clock.Elapsed.TotalMilliseconds;
        var small = new RuleSet(few.Select(TrackingRule.Create));
        var smallFile = GateFilter.Compile(small, Settings);
        double agentFew = 0,
            agentMany = 0,
            gateFew = 0,
            gateMany = 0;
        // In turns, so that a clock that drifts meets all of them alike; the first turn is for the compiler.
        for (var turn = 0; turn < 5; turn++)
        {
            agentFew = InAgent(small);
            agentMany = InAgent(set);
            gateFew = AtGate(smallFile);
            gateMany = AtGate(file);
        }

        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"to match in the agent, µs: {agentFew:F2} of {Few} rules, {agentMany:F2} of {Many}, ratio {agentMany / agentFew:F2} (at most {MostMicroseconds} µs)"
            )
        );
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"to match at the gate, µs: {gateFew:F2} of {Few} rules, {gateMany:F2} of {Many}, ratio {gateMany / gateFew:F2} (at most {MostMicroseconds} µs)"
            )
        );
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Many} rules read and compiled: {published:F0} ms, {file.Length / 1024} KiB (at most {MostMilliseconds} ms)"
            )
        );
        return Math.Max(agentMany, gateMany) <= MostMicroseconds && published <= MostMilliseconds ? 0 : 1;
    }

    private static GateSettings Settings { get; } =
        new("/run/weir/weir.sock", 1, TimeSpan.FromSeconds(2), new Dictionary<string, WayState> { ["run"] = WayState.On }, []);

    private static double InAgent(RuleSet set)
    {
        var subjects = Enumerable.Range(0, 97).Select(Subject).ToArray();
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < Rounds; i++)
        {
            set.Match(subjects[i % subjects.Length]);
        }

        return clock.Elapsed.TotalMicroseconds / Rounds;
    }

    private static double AtGate(byte[] file)
    {
        var names = Enumerable.Range(0, 97).Select(i => Encoding.UTF8.GetBytes(Subject(i).Name.Text)).ToArray();
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < Rounds; i++)
        {
            // As each run of the gate does it, from the bytes on.
            if (GateFilter.TryParse(file, out var filter))
            {
                filter.Match(names[i % names.Length], "bob"u8, "WEIR"u8, "DEFAULT"u8, "WEIR"u8, "DEFAULT"u8);
            }
        }

        return clock.Elapsed.TotalMicroseconds / Rounds;
    }

    private static RuleSubject Subject(int number) =>
        new(
            ObjectName.Parse(
                number % 3 == 0 ? $"ABC{Name(number * 103)}"
                : number % 3 == 1 ? "true"
                : Name(number * 103)
            ),
            "bob",
            QualifiedName.Default,
            QualifiedName.Default
        );

    private static string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"J{number:D5}");

    // As a shared data centre has them: names, names with wildcards at either end, users, job queues.
    private static RuleText[] Texts(int count) =>
        [
            .. Enumerable
                .Range(0, count)
                .Select(number => new RuleText
                {
                    Name = $"R{number}",
                    JobName = (number % 5) switch
                    {
                        0 => Name(number),
                        1 => $"{Name(number)}*",
                        2 => $"???{Name(number)}",
                        3 => $"*{Name(number)}",
                        _ => "*ALL",
                    },
                    User =
                        number % 5 == 4 ? $"u{number}"
                        : number % 3 == 0 ? "alice"
                        : "*ALL",
                    JobQueue = number % 7 == 0 ? $"LIB{number % 50}/*ALL" : "*ALL",
                    Type = number % 2 == 0 ? "queue" : "track",
                }),
        ];
}
