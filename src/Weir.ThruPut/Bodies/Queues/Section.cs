namespace Weir.ThruPut;

/// <summary>The jobs of one group in one bucket, counted in four kinds.</summary>
/// <param name="Index">The bucket, 0 to 12.</param>
/// <param name="Normal"><c>nn</c>: neither delayed nor exceptional.</param>
/// <param name="Delayed"><c>dn</c>: delayed only.</param>
/// <param name="Exceptional"><c>ne</c>: exceptional only.</param>
/// <param name="DelayedExceptional"><c>de</c>: both.</param>
public readonly record struct Section(int Index, int Normal, int Delayed, int Exceptional, int DelayedExceptional)
{
    /// <summary>All four.</summary>
    public int Jobs => Normal + Delayed + Exceptional + DelayedExceptional;
}
