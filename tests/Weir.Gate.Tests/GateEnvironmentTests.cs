namespace Weir.Gate.Tests;

public sealed class GateEnvironmentTests
{
    [Fact]
    public void Entries_of_a_name_are_left_out_each_time_they_are_there() =>
        Assert.Equal(["B=2"], Without(["A=1", "B=2", "A=3", "A="], "A"));

    [Theory]
    [InlineData("AB=1")]
    [InlineData("A")]
    [InlineData("a=1")]
    [InlineData("=A=1")]
    [InlineData("")]
    public void Others_stay_as_they_are(string entry) => Assert.Equal([entry], Without([entry], "A"));

    [Fact]
    public void Several_names_are_left_out_at_once() => Assert.Equal(["C=3"], Without(["A=1", "B=2", "C=3"], "B", "A"));

    [Fact]
    public void Without_names_all_stay() => Assert.Equal(["A=1", "B=2"], Without(["A=1", "B=2"]));

    [Fact]
    public void What_is_no_text_stays_byte_for_byte()
    {
        byte[] entry = [(byte)'X', (byte)'=', 0xFF, 0xFE];

        Assert.Same(entry, GateEnvironment.Without([entry], "A").Single());
    }

    [Fact]
    public void New_entries_take_the_place_of_their_namesakes() =>
        Assert.Equal(["B=2", "A=new", "C=3"], With(["A=1", "B=2", "A=old"], "A=new", "C=3"));

    [Fact]
    public void A_name_that_only_begins_the_same_is_another() => Assert.Equal(["AB=1", "A=2"], With(["AB=1"], "A=2"));

    [Fact]
    public void The_last_of_two_new_entries_counts() => Assert.Equal(["A=2"], With([], "A=1", "A=2"));

    [Theory]
    [InlineData("")]
    [InlineData("NAME")]
    [InlineData("=x")]
    public void An_entry_without_a_name_takes_nobodys_place(string entry) => Assert.Equal(["A=1", "B=2"], With(["A=1", "B=2"], entry));

    private static IEnumerable<string> Without(string[] entries, params string[] names) =>
        Words.Texts(GateEnvironment.Without(Words.Of(entries), names));

    private static IEnumerable<string> With(string[] entries, params string[] over) =>
        Words.Texts(GateEnvironment.With(Words.Of(entries), Words.Of(over)));
}
