namespace Weir.Gate.Tests;

public sealed class ProblemTextTests
{
    [Fact]
    public void The_detail_is_found_among_other_members() =>
        Assert.Equal(
            "no such rule",
            ProblemText.DetailOf("""{"type":"about:blank","title":"detail","status":404,"detail":"no such rule","code":"x"}""")
        );

    [Theory]
    [InlineData("""{ "detail" : "a \"quoted\" word" }""", "a \"quoted\" word")]
    [InlineData("""{"detail":"\u00fcber\n\ud83d\ude00 \\ \/"}""", "über\n😀 \\ /")]
    [InlineData("""{"detail":""}""", "")]
    public void What_is_escaped_is_read_as_JSON_means_it(string json, string detail) => Assert.Equal(detail, ProblemText.DetailOf(json));

    [Theory]
    [InlineData("")]
    [InlineData("not JSON")]
    [InlineData("""{"title":"detail"}""")]
    [InlineData("""{"detail":7}""")]
    [InlineData("""{"detail":"cut o""")]
    public void What_has_no_detail_gives_none(string json) => Assert.Null(ProblemText.DetailOf(json));
}
