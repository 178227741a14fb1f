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
    [InlineData("{\"detail\":\"a\\tb\\r\\b\\f\"}", "a\tb\r\b\f")]
    [InlineData("{\"detail\":\"\\u00zz\"}", "u00zz")]
    [InlineData("{\"detail\":\"\\q\"}", "q")]
    [InlineData("{\"detail\"\n\t:\r\n\"far away\"}", "far away")]
    [InlineData("{\"note\":\"it says \\\"detail\\\": no\",\"detail\":\"yes\"}", "yes")]
    [InlineData("{\"list\":[\"detail\",\"x\"],\"detail\":\"yes\"}", "yes")]
    [InlineData("{\"detail\":null,\"other\":\"x\",\"detail\":\"second\"}", "second")]
    public void What_stands_around_it_or_is_odd_in_it_does_not_disturb(string json, string detail) =>
        Assert.Equal(detail, ProblemText.DetailOf(json));

    [Fact]
    public void However_a_document_is_cut_off_it_has_a_whole_detail_or_none()
    {
        const string Whole = """{"title":"t\u00e4","detail":"a \"b\" \u00fc"}""";
        for (var length = 0; length <= Whole.Length; length++)
        {
            var detail = ProblemText.DetailOf(Whole[..length]);
            Assert.Equal(length >= Whole.Length - 1 ? "a \"b\" ü" : null, detail);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("not JSON")]
    [InlineData("""{"title":"detail"}""")]
    [InlineData("""{"detail":7}""")]
    [InlineData("""{"detail":"cut o""")]
    [InlineData("{\"detail\":\"cut o\\")]
    [InlineData("{\"detail\":")]
    [InlineData("{\"detail\" \"x\"}")]
    [InlineData("{\"DETAIL\":\"x\"}")]
    public void What_has_no_detail_gives_none(string json) => Assert.Null(ProblemText.DetailOf(json));
}
