using System.Text;

namespace Weir.Jobs.Tests;

public sealed class WildcardTests
{
    [Theory]
    [InlineData("NIGHTLY", "NIGHTLY")]
    [InlineData("NIGHT*", "NIGHT")]
    [InlineData("*LY", "NIGHTLY")]
    [InlineData("N*T*Y", "NIGHTLY")]
    [InlineData("*AB?", "ABABC")]
    [InlineData("J?B", "JéB")]
    [InlineData("*?é", "aéé")]
    [InlineData("*", "")]
    [InlineData("**", "X")]
    [InlineData("*all", "X")]
    public void A_pattern_fits(string pattern, string name) => Assert.True(Fits(pattern, name, ignoreCase: false));

    [Theory]
    [InlineData("NIGHTLY", "NIGHTLY2")]
    [InlineData("NIGHTLY", "nightly")]
    [InlineData("NIGHT?", "NIGHT")]
    [InlineData("*LY", "LYX")]
    [InlineData("*??", "é")]
    [InlineData("*??bc", "ébc")]
    [InlineData("", "X")]
    public void A_pattern_does_not_fit(string pattern, string name) => Assert.False(Fits(pattern, name, ignoreCase: false));

    [Theory]
    [InlineData("night*", "NIGHTLY", true)]
    [InlineData("É", "é", false)]
    public void The_case_of_ASCII_letters_may_be_ignored(string pattern, string name, bool fits) =>
        Assert.Equal(fits, Fits(pattern, name, ignoreCase: true));

    private static bool Fits(string pattern, string name, bool ignoreCase)
    {
        var fits = Wildcard.Fits(Encoding.UTF8.GetBytes(pattern), Encoding.UTF8.GetBytes(name), ignoreCase);
        Assert.Equal(fits, Wildcard.Fits(pattern, name, ignoreCase));
        return fits;
    }
}
