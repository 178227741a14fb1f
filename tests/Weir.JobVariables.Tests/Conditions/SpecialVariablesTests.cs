using System.Text;

namespace Weir.JobVariables.Tests.Conditions;

public sealed class SpecialVariablesTests
{
    [Fact]
    public void Date_and_time_are_the_machines_and_the_TSN_is_of_the_job_that_asks()
    {
        var clock = new Berlin();

        Assert.Equal("2026-01-03", Said("$SYSJV.DATE", clock, null));
        Assert.Equal("003005", Said("$SYSJV.TIME", clock, null));
        Assert.Equal("0043", Said("$SYSJV.TSN", clock, Tsn.From(new Jobs.TrackingNumber(147))));
        Assert.Null(Said("$SYSJV.TSN", clock, null));
    }

    [Theory]
    [InlineData("$SYSJV.DATE='x'", true)]
    [InlineData("$SYSJV.TIME='x'", true)]
    [InlineData("$SYSJV.TSN='x'", false)]
    [InlineData("DATE='x'", false)]
    public void Only_date_and_time_make_a_condition_true_by_time_alone(string text, bool usesTime) =>
        Assert.Equal(usesTime, Condition.Parse(text).UsesTime);

    [Fact]
    public void One_that_there_is_not_is_refused_with_those_that_there_are() =>
        Assert.Equal(
            "not a condition, at 1: there is no special variable $SYSJV.NONE: there are $SYSJV.DATE, $SYSJV.TIME and $SYSJV.TSN",
            Assert.Throws<FormatException>(() => Condition.Parse("$SYSJV.NONE='x'")).Message
        );

    private static string? Said(string name, TimeProvider clock, Tsn? job) =>
        SpecialVariables.ValueOf(Condition.Parse($"{name}='x'").Specials[0], clock, job) is { } value
            ? Encoding.ASCII.GetString(value.Bytes.Span)
            : null;

    private sealed class Berlin : TimeProvider
    {
        public override TimeZoneInfo LocalTimeZone { get; } = TimeZoneInfo.CreateCustomTimeZone("+1", TimeSpan.FromHours(1), "+1", "+1");

        public override DateTimeOffset GetUtcNow() => new(2026, 1, 2, 23, 30, 5, TimeSpan.Zero);
    }
}
