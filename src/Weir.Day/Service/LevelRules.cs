using System.Globalization;
using Weir.Capacity.Levels;
using Weir.Day.Inputs;
using Weir.Jobs;

namespace Weir.Day.Service;

/// <summary>Takes over the capacity levels of machines, and tells people of each that is another.</summary>
internal static class LevelRules
{
    public static void Apply(DecisionDraft draft, CapacityLevelsSet set)
    {
        foreach (var (before, after) in draft.State.SetLevels(set.Machines, draft.Now))
        {
            if (set.IsNews)
            {
                draft.Message(
                    after.Level > (before?.Level ?? 0) ? MessageSeverity.Warning : MessageSeverity.Information,
                    "level-changed",
                    TextOf(before, after)
                );
            }
        }
    }

    private static string TextOf(MachineLevel? before, MachineLevel after)
    {
        var was = before is { Level: > 0 } ? string.Create(CultureInfo.InvariantCulture, $" (it was at {before.Level})") : "";
        return after.Level == 0
            ? $"machine {after.Machine} is at no capacity level any more{was}"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"machine {after.Machine} is at capacity level {after.Level}{was}: the average of {after.Of} is {after.Average:0.00} of {after.Limit:0.00}; weir capacity shows it"
            );
    }
}
