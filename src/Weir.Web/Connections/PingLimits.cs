using System.Threading.RateLimiting;
using Weir.Jobs;

namespace Weir.Web.Connections;

/// <summary>
/// How often may be pinged: with the key of one schedule a burst of 1,000 and then 5 a second; with what is no key, from one address, a
/// burst of 60 and then 1 a second.
/// </summary>
internal sealed class PingLimits : IDisposable
{
    private readonly PartitionedRateLimiter<ObjectName> _bySchedule = PartitionedRateLimiter.Create<ObjectName, ObjectName>(schedule =>
        RateLimitPartition.GetTokenBucketLimiter(schedule, _ => Bucket(1000, 5))
    );

    private readonly PartitionedRateLimiter<string> _unknown = PartitionedRateLimiter.Create<string, string>(address =>
        RateLimitPartition.GetTokenBucketLimiter(address, _ => Bucket(60, 1))
    );

    /// <summary>Whether one more ping for a job of this schedule is taken now.</summary>
    public bool Takes(ObjectName schedule)
    {
        using var lease = _bySchedule.AttemptAcquire(schedule);
        return lease.IsAcquired;
    }

    /// <summary>Whether one more with an unknown key is answered now.</summary>
    public bool AnswersUnknown(string address)
    {
        using var lease = _unknown.AttemptAcquire(address);
        return lease.IsAcquired;
    }

    public void Dispose()
    {
        _bySchedule.Dispose();
        _unknown.Dispose();
    }

    private static TokenBucketRateLimiterOptions Bucket(int burst, int perSecond) =>
        new()
        {
            TokenLimit = burst,
            TokensPerPeriod = perSecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            QueueLimit = 0,
        };
}
