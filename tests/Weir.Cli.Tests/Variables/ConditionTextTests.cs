using Weir.Cli.Variables;

namespace Weir.Cli.Tests.Variables;

public sealed class ConditionTextTests
{
    [Theory]
    [InlineData("(1,2)='$R'", "((NAME,1,2)='$R')")]
    [InlineData("(1, 2)='$R'", "((NAME,1, 2)='$R')")]
    [InlineData("(3)='A' AND (4,1)='B'", "((NAME,3)='A' AND (NAME,4,1)='B')")]
    [InlineData("((1,2)='A' OR (3,1)='B')", "(((NAME,1,2)='A' OR (NAME,3,1)='B'))")]
    [InlineData("(1,2)='(1,2)'", "((NAME,1,2)='(1,2)')")]
    [InlineData("(1,2)='it''s (3,4)'", "((NAME,1,2)='it''s (3,4)')")]
    [InlineData("()='A'", "(()='A')")]
    [InlineData("(OTHER,1,2)='A'", "((OTHER,1,2)='A')")]
    [InlineData("(1,2)='cut", "((NAME,1,2)='cut)")]
    [InlineData("(1,2", "((1,2)")]
    [InlineData("", "()")]
    public void Parts_are_those_of_the_variable_and_quoted_text_stays(string typed, string condition) =>
        Assert.Equal(condition, ConditionText.About("NAME", typed));
}
