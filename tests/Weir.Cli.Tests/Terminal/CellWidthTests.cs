using Weir.Cli.Terminal;

namespace Weir.Cli.Tests.Terminal;

public sealed class CellWidthTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("abc", 3)]
    [InlineData("äöü", 3)]
    [InlineData("a\u0308", 1)]
    [InlineData("日本語", 6)]
    [InlineData("ＡＢ", 4)]
    [InlineData("한글", 4)]
    [InlineData("👍", 2)]
    [InlineData("a\u200Db", 2)]
    [InlineData("…", 1)]
    [InlineData("Ωж", 2)]
    public void Text_takes_the_columns_a_terminal_gives_it(string text, int width) => Assert.Equal(width, CellWidth.Measure(text));

    [Theory]
    [InlineData("abc", 5, "abc  ")]
    [InlineData("abcdef", 5, "abcd…")]
    [InlineData("日本語", 6, "日本語")]
    [InlineData("日本語", 5, "日本…")]
    [InlineData("日本語", 4, "日… ")]
    [InlineData("a\u0308bc", 3, "a\u0308bc")]
    public void Text_is_filled_or_cut_to_its_columns(string text, int width, string fitted) =>
        Assert.Equal(fitted, CellWidth.Fit(text, width, right: false));

    [Fact]
    public void Numbers_stand_to_the_right() => Assert.Equal("  12", CellWidth.Fit("12", 4, right: true));
}
