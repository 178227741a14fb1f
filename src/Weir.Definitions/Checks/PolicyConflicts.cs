using System.Globalization;
using Weir.Schedules;

namespace Weir.Definitions.Checks;

/// <summary>Two policies that would be active at once: of all policies in force together.</summary>
public static class PolicyConflicts
{
    /// <summary>
    /// What clashes, each with the later of the two in the order given; empty where one policy at most is meant at any time.
    /// </summary>
    public static IReadOnlyList<(Definition Definition, string Text)> Find(
        IEnumerable<Definition> definitions,
        DateTimeOffset from,
        BusinessDay day
    )
    {
        ArgumentNullException.ThrowIfNull(definitions);
        List<(Definition, string)> clashes = [];
        List<(Definition Definition, PolicyDefinition Policy)> policies =
        [
            .. definitions
                .Where(definition => definition.Subject is PolicyDefinition)
                .Select(definition => (definition, (PolicyDefinition)definition.Subject)),
        ];
        if (policies.Where(policy => policy.Policy.Active).ToList() is [var first, .., var last])
        {
            clashes.Add(
                (
                    last.Definition,
                    $"policy {last.Definition.Key} is active: true, and so is policy {first.Definition.Key}: of all policies one at most is"
                )
            );
        }

        var calendar = Calendar(policies.Select(policy => policy.Policy), day);
        if (calendar.FirstClash(from) is var (one, other, at))
        {
            var later = policies.Last(policy => policy.Policy.Policy.Name == one || policy.Policy.Policy.Name == other).Definition;
            clashes.Add(
                (
                    later,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"policies {one} and {other} would both be active at {at:yyyy-MM-dd HH:mm'Z'}: of times that meet, dates win over days of the month, and these over the rest; let one of them leave the other out"
                    )
                )
            );
        }

        return clashes;
    }

    /// <summary>The calendar of all policies.</summary>
    public static ActiveCalendar Calendar(IEnumerable<PolicyDefinition> policies, BusinessDay day) =>
        new(policies.SelectMany(policy => policy.ActiveOn.Select(times => (policy.Policy.Name, times))), day);
}
