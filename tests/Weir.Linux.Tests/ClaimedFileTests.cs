namespace Weir.Linux.Tests;

public sealed class ClaimedFileTests
{
    [Fact]
    public void A_file_is_claimed_by_one_until_it_lets_go()
    {
        using var scratch = new Scratch();
        File.WriteAllText(scratch["data"], "text");
        using (var claim = ClaimedFile.TryClaim(scratch["data"]))
        {
            Assert.NotNull(claim);
            Assert.Null(ClaimedFile.TryClaim(scratch["data"]));
        }

        using var again = ClaimedFile.TryClaim(scratch["data"]);
        Assert.NotNull(again);
        Assert.Equal("text", File.ReadAllText(scratch["data"]));
    }

    [Fact]
    public void It_says_whether_the_name_still_stands_for_the_file()
    {
        using var scratch = new Scratch();
        File.WriteAllText(scratch["data"], "text");
        using var claim = ClaimedFile.TryClaim(scratch["data"])!;
        Assert.True(claim.IsInPlace);

        File.Move(scratch["data"], scratch["aside"]);
        Assert.False(claim.IsInPlace);
        File.WriteAllText(scratch["data"], "another");
        Assert.False(claim.IsInPlace);
        File.Move(scratch["aside"], scratch["data"], overwrite: true);
        Assert.True(claim.IsInPlace);
    }
}
