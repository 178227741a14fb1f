using System.Text.Json.Serialization;
using Weir.Jobs.Plans;

namespace Weir.Jobs.Orders;

/// <summary>
/// Watch what a planned job waits for, as its user, and tell by <see cref="Facts.ConditionMet"/>. The machine keeps it in memory: the
/// server gives the order again to a machine that links anew. No conditions end the watch.
/// </summary>
/// <param name="Number">The job.</param>
/// <param name="Conditions">What is watched; <see langword="null"/> watches nothing any more.</param>
/// <param name="User">As whom; <see langword="null"/> is the agent's own user, where that is not root.</param>
public sealed record WatchPlanned(TrackingNumber Number, PlannedConditions? Conditions, string? User) : Order(Number)
{
    /// <summary>Whether its texts are within bounds.</summary>
    [JsonIgnore]
    public bool IsBounded =>
        Conditions is null
        || (
            Conditions.Files.Count <= PlannedConditions.MostFiles
            && Conditions.Files.All(file => FileCondition.IsPath(file.Path))
            && (Conditions.When?.Length ?? 0) <= FileCondition.LongestPath
            && (User?.Length ?? 0) <= FileCondition.LongestPath
        );
}
