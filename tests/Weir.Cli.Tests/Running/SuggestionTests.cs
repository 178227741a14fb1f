using Weir.Cli.Running;

namespace Weir.Cli.Tests.Running;

public sealed class SuggestionTests
{
    private static readonly string[] s_words = ["jobs", "job", "submit", "status", "release"];

    [Theory]
    [InlineData("submti", "submit")]
    [InlineData("SUBMIT", "submit")]
    [InlineData("sumbit", "submit")]
    [InlineData("relese", "release")]
    [InlineData("jobss", "jobs")]
    [InlineData("jo", "job")]
    [InlineData("stat", "status")]
    public void The_nearest_word_is_meant(string typed, string meant) => Assert.Equal(meant, Suggestion.Nearest(typed, s_words));

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("xyz")]
    [InlineData("rel")]
    [InlineData("administration")]
    public void What_is_far_from_all_is_none_of_them(string typed) => Assert.Null(Suggestion.Nearest(typed, s_words));

    [Fact]
    public void Of_no_words_none_is_meant() => Assert.Null(Suggestion.Nearest("job", []));
}
