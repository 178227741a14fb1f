using Weir.Cli.Terminal;

namespace Weir.Cli.Tests.Terminal;

public sealed class TableLayoutTests
{
    [Fact]
    public void A_column_is_as_wide_as_the_widest_of_it() =>
        Assert.Equal(
            "Name    N\na      12\nbcdef   3\n",
            Written(80, [new Column("Name"), new Column("N", Right: true)], ["a", "12"], ["bcdef", "3"])
        );

    [Fact]
    public void Without_rows_there_are_the_heads() => Assert.Equal("Name  N\n", Written(80, [new Column("Name"), new Column("N")]));

    [Fact]
    public void Cells_that_are_missing_or_nothing_are_empty_and_those_too_many_are_left_out() =>
        Assert.Equal("A  B\nx\n   y\nu  v\n", Written(80, [new Column("A"), new Column("B")], ["x"], [null, "y"], ["u", "v", "w"]));

    [Fact]
    public void Only_the_columns_that_give_are_cut()
    {
        var text = Written(20, [new Column("Key"), new Column("Text", Gives: true)], ["keykeykey", "a text that is long"]);

        Assert.Equal("Key        Text\nkeykeykey  a text t…\n", text);
    }

    [Fact]
    public void Columns_that_give_end_about_equally_wide()
    {
        var text = Written(24, [new Column("A", Gives: true), new Column("B", Gives: true)], [new string('x', 30), new string('y', 12)]);

        Assert.Equal("A            B\nxxxxxxxxxx…  yyyyyyyyyy…\n", text);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(8)]
    public void No_column_is_cut_below_six_or_its_head(int width)
    {
        var text = Written(
            width,
            [new Column("A", Gives: true), new Column("Heading", Gives: true)],
            [new string('x', 30), new string('y', 30)]
        );

        Assert.Equal("A       Heading\nxxxxx…  yyyyyy…\n", text);
    }

    [Fact]
    public void A_wide_character_that_is_cut_leaves_no_column_out_of_line() =>
        Assert.Equal("A       B\n日本…   x\n", Written(9, [new Column("A", Gives: true), new Column("B")], ["日本語日本語", "x"]));

    [Fact]
    public void What_others_wrote_cannot_steer_the_terminal() =>
        Assert.Equal("A\na\\x1B[2J\\x0Ab\n", Written(80, [new Column("A")], ["a\u001b[2J\nb"]));

    private static string Written(int width, Column[] columns, params string?[][] rows)
    {
        var table = new Table(columns);
        foreach (var row in rows)
        {
            table.Add(row);
        }

        using var target = new StringWriter { NewLine = "\n" };
        table.Write(target, width);
        return target.ToString();
    }
}
