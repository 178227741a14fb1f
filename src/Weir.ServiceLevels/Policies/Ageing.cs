using Weir.Jobs;

namespace Weir.ServiceLevels.Policies;

/// <summary>
/// Which bucket an age is in: <c>4k + floor(4(t-lo)/(hi-lo))</c> over [0,Target), [Target,Acceptable), [Acceptable,Critical);
/// 12 from Critical on. General jobs stop at 8 where there is no Critical; production jobs go from 7 to 12 at Acceptable.
/// </summary>
public sealed class Ageing
{
    private readonly long[] _from = new long[Bucket.Count];

    internal Ageing(ServiceGoals goals, ServiceQueue queue)
    {
        Quarters(0, 0, goals.Target.Ticks);
        Quarters(Bucket.Target, goals.Target.Ticks, goals.Acceptable.Ticks);
        if (queue == ServiceQueue.Production)
        {
            _from.AsSpan(Bucket.Acceptable).Fill(goals.Acceptable.Ticks);
        }
        else if (goals.Critical is { } critical)
        {
            Quarters(Bucket.Acceptable, goals.Acceptable.Ticks, critical.Ticks);
            _from[Bucket.Last] = critical.Ticks;
        }
        else
        {
            _from.AsSpan(Bucket.Acceptable).Fill(long.MaxValue);
            _from[Bucket.Acceptable] = goals.Acceptable.Ticks;
        }
    }

    /// <summary>The age, in ticks, from which on a job is in this bucket or a later one; <see cref="long.MaxValue"/>: never.</summary>
    public long From(int bucket) => _from[bucket];

    /// <summary>The bucket of an age.</summary>
    public int BucketOf(TimeSpan age) => BucketOf(age.Ticks);

    /// <summary>The bucket of an age in ticks.</summary>
    public int BucketOf(long age)
    {
        var bucket = Bucket.Last;
        while (bucket > 0 && age < _from[bucket])
        {
            bucket--;
        }

        return bucket;
    }

    // The first tick at which floor(4(t-lo)/(hi-lo)) is 0, 1, 2, 3.
    private void Quarters(int bucket, long lo, long hi)
    {
        for (var i = 0; i < 4; i++)
        {
            _from[bucket + i] = lo + ((i * (hi - lo)) + 3) / 4;
        }
    }
}
