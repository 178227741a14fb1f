using System.Globalization;
using Weir.Day.Constraints;
using Weir.Jobs;
using Weir.Protocol.Jobs;

namespace Weir.Server.Explanations;

/// <summary>What holds the job besides limits: a section for each of Weir's own managers that does.</summary>
internal static class OwnSections
{
    private static readonly (HolderManager Manager, string Name)[] s_managers =
    [
        (HolderManager.User, "USER"),
        (HolderManager.Operator, "OPERATOR"),
        (HolderManager.Rule, "RULE"),
        (HolderManager.Schedule, "SCHED"),
        (HolderManager.Limit, "JOBQ"),
        (HolderManager.Capacity, "ACM"),
        (HolderManager.Machine, "MACH"),
        (HolderManager.Turn, "TURN"),
    ];

    public static IEnumerable<ExplanationSection> Create(IReadOnlyList<Holder> holders)
    {
        foreach (var (manager, name) in s_managers)
        {
            var own = holders
                .Where(holder => holder.Manager == manager && ConstraintTable.Find(holder.Code)?.HasOwnSection != true)
                .ToList();
            if (own.Count > 0)
            {
                yield return new ExplanationSection(name, true, [.. own.SelectMany(Lines)]);
            }
        }
    }

    private static IEnumerable<string> Lines(Holder holder) =>
        [
            Capital(holder.Text),
            string.Create(CultureInfo.InvariantCulture, $" Since {holder.Since:yyyy-MM-dd HH:mm:ss} UTC"),
            $" Released by: {holder.Release}",
        ];

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
