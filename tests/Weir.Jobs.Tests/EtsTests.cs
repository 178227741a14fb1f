namespace Weir.Jobs.Tests;

public sealed class EtsTests
{
    [Fact]
    public void What_is_not_known_sorts_after_every_time_and_what_is_delayed_last() =>
        Assert.Equal([99997, 99998, 99999], [Ets.FromMinutes(Ets.MostMinutes).Code, Ets.Indeterminate.Code, Ets.Delayed.Code]);

    [Theory]
    [InlineData("10 min", 10)]
    [InlineData("99997 min", 99997)]
    [InlineData("99998 min", 99998)]
    [InlineData("soon", 99998)]
    [InlineData("", 99998)]
    [InlineData("Indeterminate - Delayed", 99999)]
    public void A_text_keeps_its_words_and_gets_its_number(string text, int code) => Assert.Equal(new Ets(text, code), Ets.Read(text));
}
