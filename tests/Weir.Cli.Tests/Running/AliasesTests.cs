using Weir.Cli.Running;

namespace Weir.Cli.Tests.Running;

public sealed class AliasesTests
{
    [Theory]
    [InlineData("jobs", "jobs")]
    [InlineData("", "")]
    [InlineData("help", "--help")]
    [InlineData("help job", "job --help")]
    [InlineData("help setjv", "jv set --help")]
    [InlineData("setjv JV=A", "jv set A")]
    [InlineData("SETJV JV=A", "jv set A")]
    [InlineData("/setjv JV=A", "jv set A")]
    [InlineData("/jobs", "/jobs")]
    [InlineData("jobs setjv JV=A", "jobs setjv JV=A")]
    [InlineData("remove-jv-link *L", "jv link --none *L")]
    public void A_word_of_old_at_the_head_becomes_todays(string typed, string words) =>
        Assert.Equal(Split(words), Aliases.Expand(Split(typed)));

    [Fact]
    public void Every_alias_leads_to_a_verb_that_there_is()
    {
        foreach (var (alias, words) in Aliases.All)
        {
            Assert.NotEmpty(words);
            Assert.False(Aliases.All.ContainsKey(words[0]), $"{alias} leads to another alias");
        }
    }

    private static string[] Split(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
