namespace Weir.Jobs.Tests;

public sealed class QuotasTests
{
    [Fact]
    public void Settings_change_what_they_name_and_nothing_else()
    {
        Assert.True(Jobs.Quotas.Default.TryWith("jobs=5, output=64KiB,submissions=1000", out var quotas, out _));

        Assert.Equal(Jobs.Quotas.Default with { Jobs = 5, Output = 64 * 1024, Submissions = 1000 }, quotas);
    }

    [Fact]
    public void Every_name_is_a_setting_and_can_be_asked_for()
    {
        foreach (var name in QuotaNames.All)
        {
            Assert.True(Jobs.Quotas.Default.TryWith($"{name}=7", out var quotas, out _));
            Assert.Equal(7, quotas[name]);
        }
    }

    [Theory]
    [InlineData("jobs")]
    [InlineData("job=1")]
    [InlineData("jobs=0")]
    [InlineData("jobs=-1")]
    [InlineData("jobs=1KiB")]
    [InlineData("jobs=9999999999")]
    [InlineData("output=1GB")]
    [InlineData("output=9999999999TiB")]
    [InlineData("jobs=1,x")]
    public void What_is_no_setting_is_refused_and_changes_nothing(string text)
    {
        Assert.False(Jobs.Quotas.Default.TryWith(text, out _, out var fault));
        Assert.NotEmpty(fault);
    }

    [Fact]
    public void A_refusal_names_the_quota_what_is_allowed_and_the_setting() =>
        Assert.Equal(
            "alice has 64 KiB of output, the most that is allowed (--quota output=64KiB): write less",
            QuotaRefusal.Create("alice", QuotaNames.Output, 64 * 1024, "of output", "write less")
        );

    [Theory]
    [InlineData("0", 0)]
    [InlineData("1000", 1000)]
    [InlineData("64KiB", 65536)]
    [InlineData("1 GiB", 1L << 30)]
    [InlineData("2tib", 2L << 40)]
    public void Sizes_are_read(string text, long bytes)
    {
        Assert.True(ByteSize.TryParse(text, out var read));
        Assert.Equal(bytes, read);
    }

    [Theory]
    [InlineData(1000, "1000")]
    [InlineData(1536, "1536")]
    [InlineData(65536, "64KiB")]
    [InlineData(1L << 30, "1GiB")]
    public void Sizes_are_written_as_they_are_read(long bytes, string text) => Assert.Equal(text, ByteSize.Text(bytes));

    [Theory]
    [InlineData(1000, "1000 bytes")]
    [InlineData(15_000, "15000 bytes")]
    [InlineData(65536, "64 KiB")]
    public void Sizes_are_said_exactly_with_their_unit(long bytes, string text) => Assert.Equal(text, ByteSize.Said(bytes));

    [Fact]
    public void A_quota_is_said_in_what_it_counts()
    {
        Assert.Equal("835 bytes", QuotaRefusal.Said(QuotaNames.Submissions, 835));
        Assert.Equal("2 GiB", QuotaRefusal.Said(QuotaNames.Submissions, 2L << 30));
        Assert.Equal("10000", QuotaRefusal.Said(QuotaNames.Jobs, 10_000));
    }

    [Theory]
    [InlineData(1000, "1000 bytes")]
    [InlineData(100_000, "97 KiB")]
    [InlineData((9L << 30) + 1, "9 GiB")]
    [InlineData((9L << 30) + (1L << 20), "9217 MiB")]
    [InlineData(9L << 30, "9 GiB")]
    [InlineData(0, "0 bytes")]
    public void Sizes_for_people_are_rounded_down(long bytes, string text) => Assert.Equal(text, ByteSize.About(bytes));
}
