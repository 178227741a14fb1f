using FsCheck;
using FsCheck.Fluent;
using Weir.ServiceLevels.Policies;
using Weir.ServiceLevels.Queues;

namespace Weir.ServiceLevels.Tests;

public sealed class StarvationTests
{
    /// <summary>
    /// Jobs come twice as fast as they are selected, most of them important ones with short goals. Whatever the policy, a job
    /// waits no longer than <c>maxWait</c> and the time that the jobs need that waited when it came: once past
    /// <c>maxWait</c>, only those that are older go before it.
    /// </summary>
    [Fact]
    public void Under_overload_no_job_waits_longer_than_maxWait_and_the_queue_it_found()
    {
        var overdue = 0;
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed => overdue += Overload(seed))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(60));
        Assert.True(overdue > 1000, $"only {overdue} jobs went past maxWait: this was no overload");
    }

    private static int Overload(int seed)
    {
        var random = new Random(seed);
        var policy = ServicePolicy.From(QueueModel.PolicyOf(random));
        var queues = new ServiceQueues(policy, _ => []);
        var every = TimeSpan.FromSeconds(10);
        var waiting = new Dictionary<int, (QueuePlace Place, DateTimeOffset Came, int Found)>();
        var now = new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
        var overdue = 0;
        for (var step = 0; step < 1500; step++)
        {
            now += every;
            queues.Advance(now);
            for (var i = 0; i < 2; i++)
            {
                // One job in twenty is of any group; the others are of the most important one.
                var group =
                    random.Next(20) == 0
                        ? policy.Groups[random.Next(policy.Groups.Count)]
                        : policy.Groups.MinBy(group => group.Importance)!;
                var number = (2 * step) + i + 1;
                var job = ModelJob.JobOf(number, random.Next(1, 10), false, "M", TimeSpan.Zero, now);
                waiting.Add(number, (queues.Enter(new IncomingJob(job, group, "", new LaneKey("M", "", "", ""))), now, waiting.Count));
            }

            var next = queues.Next(_ => null)!.First!.Value.Value;
            var (place, came, found) = waiting[next];
            Assert.True(
                now - came <= policy.Definition.MaxWait + ((found + 1) * every),
                $"job {next} waited {now - came} and found {found}"
            );
            overdue += now - came > policy.Definition.MaxWait ? 1 : 0;
            queues.Leave(place);
            waiting.Remove(next);
        }

        foreach (var (number, (_, came, found)) in waiting)
        {
            Assert.True(
                now - came <= policy.Definition.MaxWait + ((found + 1) * every),
                $"job {number} waits for {now - came} and found {found}"
            );
        }

        return overdue;
    }
}
