namespace Weir.Protocol.ServiceLevels;

/// <summary>What activating a policy would change for the jobs that wait now: <c>GET /v1/policies/NAME/preview</c>.</summary>
/// <param name="Policy">The policy looked at.</param>
/// <param name="Instead">The active one.</param>
/// <param name="Waiting">How many jobs wait.</param>
/// <param name="Changed">How many of them would change group, bucket or importance.</param>
/// <param name="Items">Those that would change, first to go under the policy first, up to a bound.</param>
/// <param name="Groups">How many jobs each group has, before and after.</param>
public sealed record PolicyPreview(
    string Policy,
    string Instead,
    int Waiting,
    int Changed,
    IReadOnlyList<PreviewedJob> Items,
    IReadOnlyList<PreviewedGroup> Groups
)
{
    /// <summary>How many of them were looked at: the first in the order of selection, up to a bound.</summary>
    public int Looked { get; set; }
}
