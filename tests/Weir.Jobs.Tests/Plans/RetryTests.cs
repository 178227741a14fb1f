using Weir.Jobs.Plans;

namespace Weir.Jobs.Tests.Plans;

public sealed class RetryTests
{
    [Theory]
    [InlineData(1, 1, 60)]
    [InlineData(1, 9, 60)]
    [InlineData(2, 1, 60)]
    [InlineData(2, 4, 480)]
    [InlineData(1.5, 3, 135)]
    [InlineData(10, 999, 86_400)]
    public void Each_pause_is_longer_by_the_factor_and_none_longer_than_a_day(double factor, int attempt, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), new Retry(999, TimeSpan.FromMinutes(1), factor).PauseBefore(attempt));
}
