namespace Weir.Jobs.Tests;

public sealed class JobMarksTests
{
    [Theory]
    [InlineData("marked ok by root", JobState.Succeeded)]
    [InlineData("marked failed by root", JobState.Failed)]
    [InlineData("marked review by root at node1", JobState.UnderReview)]
    [InlineData("marked fixed by root", JobState.Fixed)]
    [InlineData("marked well by root", null)]
    [InlineData("marked ok", null)]
    [InlineData("held ok by root", null)]
    [InlineData("", null)]
    public void A_line_of_the_history_tells_the_state_that_was_marked(string line, JobState? state) =>
        Assert.Equal(state, JobMarks.StateOf(line));

    [Fact]
    public void Four_words_mark() => Assert.Equal(["failed", "fixed", "ok", "review"], JobMarks.All.Keys.Order(StringComparer.Ordinal));
}
