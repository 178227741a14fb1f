using Weir.Cli.Terminal;

namespace Weir.Cli.Tests.Terminal;

public sealed class WrappedTextTests
{
    [Theory]
    [InlineData("Head: ", "a b c", 80, "Head: a b c\n")]
    [InlineData("Head: ", "", 80, "Head: \n")]
    [InlineData("Head: ", "one two three four five", 26, "Head: one two three four\n      five\n")]
    [InlineData("Head: ", "one two three fourx five", 26, "Head: one two three fourx\n      five\n")]
    [InlineData("Head: ", "one two three fourxy five", 26, "Head: one two three fourxy\n      five\n")]
    [InlineData("Head: ", "one two three fourxyz five", 26, "Head: one two three\n      fourxyz five\n")]
    [InlineData("", "aaaaaaaaaa bbbbbbbbb c", 20, "aaaaaaaaaa bbbbbbbbb\nc\n")]
    public void Words_are_broken_where_the_terminal_ends_and_set_in_under_themselves(string head, string text, int width, string shown) =>
        Assert.Equal(shown, Written(head, text, width));

    [Fact]
    public void A_word_that_is_longer_than_a_line_stays_whole()
    {
        var word = new string('x', 50);

        Assert.Equal($"H: a\n   {word}\n   b\n", Written("H: ", $"a {word} b", 30));
        Assert.Equal($"H: {word}\n", Written("H: ", word, 30));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-5)]
    public void However_narrow_the_terminal_is_twenty_columns_are_used(int width) =>
        Assert.Equal("H: aaaaaaaaaa bbbbbbbbb\n   c\n", Written("H: ", "aaaaaaaaaa bbbbbbbbb c", width));

    [Fact]
    public void Wide_characters_take_the_columns_they_take() =>
        Assert.Equal("日: 日本語日本語日本語 a\n    bc\n", Written("日: ", "日本語日本語日本語 a bc", 24));

    [Fact]
    public void Blanks_in_a_row_are_kept_within_a_line() => Assert.Equal("a  b\n", Written("", "a  b", 80));

    private static string Written(string head, string text, int width)
    {
        using var target = new StringWriter { NewLine = "\n" };
        WrappedText.Write(target, head, text, width);
        return target.ToString();
    }
}
