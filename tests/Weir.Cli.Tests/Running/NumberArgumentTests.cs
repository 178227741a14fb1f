using Weir.Cli.Running;

namespace Weir.Cli.Tests.Running;

public sealed class NumberArgumentTests
{
    [Theory]
    [InlineData(null)]
    [InlineData(1)]
    [InlineData(500)]
    [InlineData(1000)]
    public void A_number_within_the_bounds_is_taken(int? value) => Assert.Equal(value, NumberArgument.Check("--rows", value, 1, 1000));

    [Theory]
    [InlineData(0)]
    [InlineData(1001)]
    [InlineData(-5)]
    [InlineData(int.MinValue)]
    [InlineData(int.MaxValue)]
    public void Another_is_said_with_the_bounds(int value) =>
        Assert.Equal(
            $"--rows {value} is out of range; allowed is 1 to 1000",
            Assert.Throws<UsageException>(() => NumberArgument.Check("--rows", value, 1, 1000)).Message
        );
}
