namespace Weir.EndToEnd.Tests.Docs;

public sealed class ExpectedOutputTests
{
    [Theory]
    [InlineData("hello", "hello\n")]
    [InlineData("NNNNNNNNN", "000000147\n")]
    [InlineData("job … ended", "job 147 has ended\n")]
    [InlineData("one\n…\nfour", "one\ntwo\nthree\nfour\n")]
    [InlineData("a  b", "a b\n")]
    [InlineData("…", "")]
    public void A_page_matches_what_it_stands_for(string expected, string output) =>
        Assert.True(ExpectedOutput.Matches(expected.Split('\n'), output));

    [Theory]
    [InlineData("hello", "hello!\n")]
    [InlineData("NNNNNNNNN", "147\n")]
    [InlineData("one\n…\nfour", "one\ntwo\n")]
    [InlineData("a.c", "abc\n")]
    [InlineData("one", "one\ntwo\n")]
    public void A_page_that_says_otherwise_does_not(string expected, string output) =>
        Assert.False(ExpectedOutput.Matches(expected.Split('\n'), output));

    [Fact]
    public void A_command_that_shows_nothing_must_print_nothing()
    {
        Assert.True(ExpectedOutput.Matches([], ""));
        Assert.False(ExpectedOutput.Matches([], "surprise\n"));
    }

    [Fact]
    public void Commands_are_read_with_their_continued_lines_and_output()
    {
        var commands = DocumentedCommand.Of("# Page\n```console\n$ cat <<END\n> one\n> END\none\n$ true\n```\n");

        Assert.Equal(["cat <<END\none\nEND", "true"], commands.Select(command => command.Text));
        Assert.Equal(["one"], commands[0].Expected);
        Assert.Equal([3, 7], commands.Select(command => command.Line));
    }
}
