using Weir.Jobs;
using Weir.ServiceLevels.Policies;

namespace Weir.ServiceLevels.Tests;

public sealed class AgeingTests
{
    [Fact]
    public void The_bucket_is_the_one_of_the_formula_at_every_tick_around_every_boundary()
    {
        var random = new Random(4);
        for (var i = 0; i < 500; i++)
        {
            var (target, more, last) = (Goal(random), Goal(random), Goal(random));
            var acceptable = target + (random.Next(5) == 0 ? TimeSpan.Zero : more);
            TimeSpan? critical = random.Next(2) == 0 ? acceptable + (random.Next(5) == 0 ? TimeSpan.Zero : last) : null;
            var goals = new ServiceGoals(target, acceptable, critical);
            foreach (var queue in Enum.GetValues<ServiceQueue>())
            {
                var ageing = new Ageing(goals, queue);
                foreach (var bucket in Enumerable.Range(0, Bucket.Count).Where(bucket => ageing.From(bucket) != long.MaxValue))
                {
                    for (var age = Math.Max(0, ageing.From(bucket) - 2); age <= ageing.From(bucket) + 2; age++)
                    {
                        Assert.Equal(ByFormula(goals, queue, age), ageing.BucketOf(age));
                    }
                }
            }
        }
    }

    [Fact]
    public void A_production_job_goes_from_Target_and_three_quarters_to_late_at_once()
    {
        var ageing = new Ageing(ServiceGoals.Default, ServiceQueue.Production);

        Assert.Equal(7, ageing.BucketOf(TimeSpan.FromMinutes(30) - TimeSpan.FromTicks(1)));
        Assert.Equal(12, ageing.BucketOf(TimeSpan.FromMinutes(30)));
    }

    [Theory]
    [InlineData("0:01", 1)]
    [InlineData("5:00", 300)]
    [InlineData("120:30", 7230)]
    [InlineData("999:59", 59999)]
    public void Goals_are_minutes_and_seconds(string text, int seconds)
    {
        Assert.True(GoalTime.TryParse(text, out var time));
        Assert.Equal((seconds, text), ((int)time.TotalSeconds, GoalTime.Write(time)));
    }

    [Theory]
    [InlineData("0:00")]
    [InlineData("5")]
    [InlineData("5:60")]
    [InlineData("5:0")]
    [InlineData("1000:00")]
    [InlineData("-5:00")]
    [InlineData(":30")]
    [InlineData("")]
    [InlineData(null)]
    public void What_is_no_goal_is_not_read_as_one(string? text) => Assert.False(GoalTime.TryParse(text, out _));

    private static TimeSpan Goal(Random random) =>
        new(random.Next(4) == 0 ? random.Next(1, 20) : random.NextInt64(1, TimeSpan.TicksPerHour));

    private static int ByFormula(ServiceGoals goals, ServiceQueue queue, long age)
    {
        var (target, acceptable) = (goals.Target.Ticks, goals.Acceptable.Ticks);
        if (age < target)
        {
            return Step(0, 0, target, age);
        }

        if (age < acceptable)
        {
            return Step(1, target, acceptable, age);
        }

        if (queue == ServiceQueue.Production)
        {
            return 12;
        }

        return goals.Critical is not { } critical ? 8
            : age < critical.Ticks ? Step(2, acceptable, critical.Ticks, age)
            : 12;
    }

    private static int Step(int k, long lo, long hi, long age) => (4 * k) + (int)Math.Floor(4m * (age - lo) / (hi - lo));
}
