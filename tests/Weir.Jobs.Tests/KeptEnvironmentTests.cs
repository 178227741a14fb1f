using System.Text;

namespace Weir.Jobs.Tests;

public sealed class KeptEnvironmentTests
{
    private static readonly byte[][] s_environment =
    [
        .. new[] { "HOME=/h", "EDITOR=vi", "LC_TIME=C", "TOKEN=secret", "OTHER=1=2", "WEIR_JOB=7", "=odd", "bare" }.Select(
            Encoding.UTF8.GetBytes
        ),
    ];

    [Theory]
    [InlineData("", "HOME=/h EDITOR=vi LC_TIME=C")]
    [InlineData("OTHER,WEIR_JOB", "HOME=/h EDITOR=vi LC_TIME=C OTHER=1=2 WEIR_JOB=7")]
    [InlineData("OTHE,THER", "HOME=/h EDITOR=vi LC_TIME=C")]
    [InlineData("ALL", "HOME=/h EDITOR=vi LC_TIME=C TOKEN=secret OTHER=1=2")]
    public void A_stored_job_gets_the_usual_ones_and_those_that_are_named(string named, string kept) =>
        Assert.Equal(kept, Text(KeptEnvironment.OfStored(s_environment, Encoding.UTF8.GetBytes(named))));

    [Fact]
    public void Of_a_job_in_place_only_what_a_rerun_needs_is_kept() =>
        Assert.Equal("HOME=/h", Text(KeptEnvironment.OfInPlace(s_environment)));

    private static string Text(IEnumerable<byte[]> entries) => string.Join(' ', entries.Select(Encoding.UTF8.GetString));
}
