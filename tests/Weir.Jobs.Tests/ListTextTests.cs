namespace Weir.Jobs.Tests;

public sealed class ListTextTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("A", "A")]
    [InlineData("A B", "A, B")]
    [InlineData("A B C", "A, B and 1 more")]
    [InlineData("A B C D", "A, B and 2 more")]
    public void A_list_has_its_first_few_and_how_many_more_there_are(string names, string expected) =>
        Assert.Equal(expected, ListText.FirstOf(names.Split(' ', StringSplitOptions.RemoveEmptyEntries), most: 2));
}
