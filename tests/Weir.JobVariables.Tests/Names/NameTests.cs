using Weir.Jobs;

namespace Weir.JobVariables.Tests.Names;

public sealed class NameTests
{
    [Theory]
    [InlineData("mon.job", null, null, "MON.JOB")]
    [InlineData("$alice.MON.JOB", null, "alice", "MON.JOB")]
    [InlineData(":10sb:$ALICE.X", "10SB", "ALICE", "X")]
    [InlineData(":W:A-1_@#$", "W", null, "A-1_@#$")]
    public void A_name_is_taken_apart(string text, string? catalog, string? user, string name)
    {
        var parsed = VariableName.Parse(text);

        Assert.Equal(catalog, parsed.Catalog?.ToString());
        Assert.Equal(user, parsed.User);
        Assert.Equal(name, parsed.Text);
        Assert.Equal(parsed, VariableName.Parse(parsed.ToString()));
    }

    [Theory]
    [InlineData("#TMP", "temporary")]
    [InlineData("*LINK", "link name")]
    [InlineData("(X,1,3)", "a part of")]
    [InlineData("", "missing")]
    [InlineData("$.X", "no user")]
    [InlineData("$alice", "no user")]
    [InlineData("$a/b.X", "no user")]
    [InlineData(":PUBX:X", "catalogue id")]
    [InlineData(":LONGER:X", "catalogue id")]
    [InlineData(":X", "catalogue id")]
    [InlineData("A/B", "not the name")]
    [InlineData(".A", "not the name")]
    [InlineData("-A", "not the name")]
    [InlineData("ÄÖ", "not the name")]
    [InlineData("A23456789012345678901234567890123456789012", "not the name")]
    public void What_is_none_is_refused_with_a_reason(string text, string reason)
    {
        Assert.False(VariableName.TryParse(text, out _, out var fault));
        Assert.Contains(reason, fault, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_without_a_user_means_the_askers() => Assert.Equal("$bob.X", VariableName.Parse("x").For("bob").ToString());

    [Theory]
    [InlineData("..", "X")]
    [InlineData("a/b", "X")]
    [InlineData("alice", "../X")]
    [InlineData("alice", ".attributes")]
    public void A_path_is_no_variable(string user, string name) => Assert.Throws<FormatException>(() => new VariableId(user, name));

    [Theory]
    [InlineData(1, "0001")]
    [InlineData(35, "000Z")]
    [InlineData(147, "0043")]
    [InlineData(466_559, "9ZZZ")]
    [InlineData(466_560, "0000")]
    [InlineData(999_999_999, "3GXR")]
    public void A_TSN_is_the_number_to_base_36_with_a_digit_first(int number, string tsn)
    {
        Assert.Equal(tsn, Tsn.From(new TrackingNumber(number)).ToString());
        Assert.True(Tsn.TryParse(tsn, out var parsed));
        Assert.Equal(tsn, parsed.ToString());
    }

    [Fact]
    public void A_TSN_that_a_live_job_has_gives_way_to_the_next_free_one()
    {
        HashSet<string> taken = ["9ZZZ", "0000", "0001"];

        Assert.Equal("0002", Tsn.FreeFor(new TrackingNumber(466_559), tsn => taken.Contains(tsn.ToString())).ToString());
    }

    [Theory]
    [InlineData("A000")]
    [InlineData("000")]
    [InlineData("00-0")]
    public void What_has_no_digit_first_is_no_TSN(string text) => Assert.False(Tsn.TryParse(text, out _));

    [Fact]
    public void After_session_999_comes_001() => Assert.Equal("001", new SessionNumber(999).Next().ToString());

    [Theory]
    [InlineData("mach-1.example", "MACH")]
    [InlineData("a", "AXXX")]
    [InlineData("publisher", "WPUB")]
    public void A_machines_name_makes_a_catalogue_id(string machine, string id) => Assert.Equal(id, CatalogId.Derive(machine).ToString());
}
