namespace Weir.Jobs.Tests;

public sealed class PrintableTests
{
    [Theory]
    [InlineData("plain text, äöü, 日本, 👩‍🚀", "plain text, äöü, 日本, 👩‍🚀")]
    [InlineData("a\nb\tc\u001b[2J\u0007\u007f\u0085", "a\\x0Ab\\x09c\\x1B[2J\\x07\\x7F\\x85")]
    [InlineData("a\u202Eb\u2066c\u200Ed\u061Ce\u2028f", "a\\x202Eb\\x2066c\\x200Ed\\x61Ce\\x2028f")]
    [InlineData("na\u200Bme\uFEFF\u2060", "na\\x200Bme\\xFEFF\\x2060")]
    public void What_is_not_seen_or_turns_text_round_is_shown(string text, string shown) => Assert.Equal(shown, Printable.Escape(text));

    [Fact]
    public void Long_text_is_cut() => Assert.Equal("abc…", Printable.Escape("abcdef", 3));
}
