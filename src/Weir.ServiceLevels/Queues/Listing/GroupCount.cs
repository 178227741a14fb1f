using Weir.ServiceLevels.Policies;

namespace Weir.ServiceLevels.Queues;

/// <summary>Jobs of one group that wait, by bucket.</summary>
/// <param name="Group">The group.</param>
/// <param name="Buckets">13 counts, bucket 0 to 12; of a production group 8 to 11 are always 0.</param>
public sealed record GroupCount(ServiceGroup Group, IReadOnlyList<BucketCount> Buckets)
{
    /// <summary>All jobs of the group that wait.</summary>
    public int Total => Buckets.Sum(bucket => bucket.Total);
}
