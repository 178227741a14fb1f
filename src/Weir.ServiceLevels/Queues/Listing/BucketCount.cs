namespace Weir.ServiceLevels.Queues;

/// <summary>Jobs in one bucket of one group.</summary>
/// <param name="Plain">Neither delayed nor exceptional (<c>nn</c>).</param>
/// <param name="Delayed">Delayed, not exceptional (<c>dn</c>).</param>
/// <param name="Exceptional">Exceptional, not delayed (<c>ne</c>).</param>
/// <param name="Both">Delayed and exceptional (<c>de</c>).</param>
public readonly record struct BucketCount(int Plain, int Delayed, int Exceptional, int Both)
{
    /// <summary>All jobs in the bucket.</summary>
    public int Total => Plain + Delayed + Exceptional + Both;

    /// <summary>Both counts together.</summary>
    public BucketCount And(BucketCount other) =>
        new(Plain + other.Plain, Delayed + other.Delayed, Exceptional + other.Exceptional, Both + other.Both);
}
