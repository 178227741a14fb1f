using Weir.Jobs.Thresholds;

namespace Weir.Jobs.Tests.Thresholds;

public sealed class ThresholdNeedTests
{
    [Theory]
    [InlineData("ERRORS EQ 3", 3, 2)]
    [InlineData("ERRORS NE 3", 2, 3)]
    [InlineData("ERRORS GT 3", 4, 3)]
    [InlineData("ERRORS GE 3", 3, 2)]
    [InlineData("ERRORS LT 3", 2, 3)]
    [InlineData("ERRORS LE 3", 3, 4)]
    [InlineData("errors ge -3", -3, -4)]
    public void Each_operator_compares_as_its_word_says(string text, int met, int unmet)
    {
        var need = Parse(text);

        Assert.True(need.IsMetBy(met));
        Assert.False(need.IsMetBy(unmet));
    }

    [Fact]
    public void It_is_written_as_it_is_read()
    {
        Assert.Equal("ERRORS GE 3", Parse("  ERRORS   ge  3 ").ToString());
        Assert.Equal(Parse("errors EQ -1"), Parse("ERRORS EQ -1"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ERRORS 3")]
    [InlineData("ERRORS GE")]
    [InlineData("ERRORS GE x")]
    [InlineData("ERRORS >= 3")]
    [InlineData("ERRORS 3 3")]
    [InlineData("ERRORS EQ,NE 3")]
    [InlineData("ERRORS GE 3 4")]
    [InlineData("ERRORS GE 1000000000")]
    [InlineData("O'ERRORS GE 3")]
    [InlineData("ABCDEFGHIJKLMNOPQRSTU GE 3")]
    public void What_is_none_is_refused(string? text) => Assert.False(ThresholdNeed.TryParse(text, out _));

    [Theory]
    [InlineData("N GE 3", 1, 3)]
    [InlineData("N GE 3", 5, 5)]
    [InlineData("N GT 3; N LE 6", 0, 4)]
    [InlineData("N GT 3; N LE 6", 9, 6)]
    [InlineData("N NE 0", 0, -1)]
    [InlineData("N GE 0; N NE 0; N NE 1", 0, 2)]
    [InlineData("N EQ -5", 0, -5)]
    public void The_nearest_value_that_meets_all_is_found(string needs, int now, int nearest) =>
        Assert.Equal(nearest, ThresholdNeed.NearestValue(All(needs), now));

    [Theory]
    [InlineData("N GT 3; N LT 4")]
    [InlineData("N EQ 1; N EQ 2")]
    [InlineData("N EQ 1; N NE 1")]
    [InlineData("N GT 999999999")]
    [InlineData("N LT -999999999")]
    public void Where_no_value_meets_all_there_is_none(string needs) => Assert.Null(ThresholdNeed.NearestValue(All(needs), 0));

    [Fact]
    public void What_the_nearest_value_says_is_what_trying_all_values_says()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            ThresholdNeed[] needs =
            [
                .. Enumerable
                    .Range(0, random.Next(1, 5))
                    .Select(_ => new ThresholdNeed(ThresholdName.Parse("N"), (ThresholdOperator)random.Next(6), random.Next(-4, 5))),
            ];
            var now = random.Next(-6, 7);

            var nearest = Enumerable
                .Range(-20, 41)
                .Where(value => needs.All(need => need.IsMetBy(value)))
                .OrderBy(value => Math.Abs(value - now))
                .ThenBy(value => value)
                .Select(value => (int?)value)
                .FirstOrDefault();

            Assert.True(nearest == ThresholdNeed.NearestValue(needs, now), $"seed {seed}: {string.Join("; ", needs)} from {now}");
        }
    }

    private static ThresholdNeed[] All(string texts) => [.. texts.Split("; ").Select(Parse)];

    private static ThresholdNeed Parse(string text) =>
        ThresholdNeed.TryParse(text, out var need) ? need : throw new InvalidOperationException(text);
}
