using Weir.Jobs.Placeholders;

namespace Weir.Jobs.Tests.Placeholders;

public sealed class DelimitersTests
{
    [Theory]
    [InlineData("{ }")]
    [InlineData("<% %>")]
    [InlineData("{{{{ }}}}")]
    public void J128_Two_marks_with_a_blank_between_are_delimiters(string text)
    {
        Assert.True(Delimiters.TryParse(text, out var delimiters));

        Assert.Equal(text, delimiters.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("a b")]
    [InlineData("' '")]
    [InlineData("{ } ")]
    [InlineData("{{{{{ }")]
    [InlineData("$( )")]
    public void What_else_is_written_is_none(string? text) => Assert.False(Delimiters.TryParse(text, out _));

    [Fact]
    public void A_text_of_openings_alone_is_searched_fast()
    {
        var text = new string('{', 100_000);

        Assert.Null(PlaceholderText.Next(text, 0, Delimiters.Curly)!.Value.Name);
    }
}
