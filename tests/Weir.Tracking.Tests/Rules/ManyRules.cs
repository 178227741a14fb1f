using Weir.Tracking.Rules;

namespace Weir.Tracking.Tests.Rules;

/// <summary>Rules as a shared data centre has them: names, names with wildcards at either end, users, job queues.</summary>
internal static class ManyRules
{
    public static RuleSet Of(int count) => new(Enumerable.Range(0, count).Select(Rule));

    private static TrackingRule Rule(int number)
    {
        var name = $"J{number:D5}";
        return TrackingRule.Create(
            new RuleText
            {
                Name = $"R{number}",
                JobName = (number % 5) switch
                {
                    0 => name,
                    1 => $"{name}*",
                    2 => $"???{name}",
                    3 => $"*{name}",
                    _ => "*ALL",
                },
                User = (number % 5, number % 3) switch
                {
                    (4, _) => $"u{number}",
                    (_, 0) => "alice",
                    _ => "*ALL",
                },
                JobQueue = number % 7 == 0 ? $"LIB{number % 50}/*ALL" : "*ALL",
                Type = number % 2 == 0 ? "queue" : "track",
            }
        );
    }
}
