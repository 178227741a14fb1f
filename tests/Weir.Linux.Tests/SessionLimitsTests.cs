namespace Weir.Linux.Tests;

public sealed class SessionLimitsTests
{
    private const int Cpu = 0,
        Core = 4,
        Files = 7,
        Locked = 8,
        Nice = 13;

    private static readonly (ulong, ulong)[] Base = [.. Enumerable.Repeat((1024UL, 4096UL), ResourceLimits.Count)];

    [Fact]
    public void What_names_the_user_goes_before_what_names_a_group_and_that_before_all()
    {
        var limits = SessionLimits.Over(
            Base,
            ["me hard nofile 10", "@root hard nofile 20", "* hard nofile 30", "@root soft core 0", "* soft core unlimited"],
            "me",
            4711,
            [0]
        );

        Assert.Equal((10UL, 10UL), limits[Files]);
        Assert.Equal((0UL, 4096UL), limits[Core]);
    }

    [Fact]
    public void Units_are_those_of_the_files()
    {
        var limits = SessionLimits.Over(
            Base,
            ["* - cpu 2 # minutes", "* - memlock\t64", "* - nice -5", "* - nofile unlimited"],
            "me",
            4711,
            []
        );

        Assert.Equal((120UL, 120UL), limits[Cpu]);
        Assert.Equal((65_536UL, 65_536UL), limits[Locked]);
        Assert.Equal((25UL, 25UL), limits[Nice]);
        Assert.Equal((ResourceLimits.None, ResourceLimits.None), limits[Files]);
    }

    [Theory]
    [InlineData("1000:1999 hard nofile 7", 1500, true)]
    [InlineData("1000:1999 hard nofile 7", 2000, false)]
    [InlineData("1000: hard nofile 7", 2000, true)]
    [InlineData(":2000 hard nofile 7", 2000, true)]
    [InlineData("@5:6 hard nofile 7", 9, true)]
    [InlineData("@7: hard nofile 7", 9, false)]
    public void Ranges_of_ids_count(string line, uint user, bool counts) =>
        Assert.Equal(counts ? 7UL : 4096UL, SessionLimits.Over(Base, [line], "me", user, [5])[Files].Hard);

    [Fact]
    public void What_is_said_of_all_is_not_said_of_root_and_lines_that_say_nothing_change_nothing()
    {
        Assert.Equal(Base, SessionLimits.Over(Base, ["* hard nofile 7", "@root hard nofile 7"], "root", 0, [0]));
        Assert.Equal(
            Base,
            SessionLimits.Over(
                Base,
                ["", "# * hard nofile 7", "me hard", "me hard nofile x", "me hard maxlogins 3", "other hard nofile 7"],
                "me",
                4711,
                []
            )
        );
    }
}
