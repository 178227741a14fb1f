namespace Weir.Jobs.Tests;

public sealed class CopyNameTests
{
    private static readonly string s_long = new('N', ObjectName.MaximumLength);

    [Theory]
    [InlineData("LOAD", 0, "LOAD")]
    [InlineData("LOAD", 1, "LOAD$0001")]
    [InlineData("LOAD", 9999, "LOAD$9999")]
    public void A_copy_has_its_number_behind_the_name(string name, int number, string expected) =>
        Assert.Equal(expected, CopyName.Create(ObjectName.Parse(name), number).Text);

    [Fact]
    public void A_name_without_room_for_the_number_is_cut()
    {
        var copy = CopyName.Create(ObjectName.Parse(s_long), 7);

        Assert.Equal(s_long[5..] + "$0007", copy.Text);
        Assert.True(CopyName.TryParse(copy, out var stem, out var number));
        Assert.Equal((CopyName.Stem(ObjectName.Parse(s_long)), 7), (stem, number));
    }

    [Theory]
    [InlineData("LOAD")]
    [InlineData("LOAD$1")]
    [InlineData("LOAD0001")]
    [InlineData("LOAD$00x1")]
    [InlineData("$0001")]
    public void Other_names_are_no_copies(string name) => Assert.False(CopyName.TryParse(ObjectName.Parse(name), out _, out _));
}
