namespace Weir.Jobs.Tests;

public sealed class BucketTests
{
    [Fact]
    public void Every_bucket_is_read_from_its_short_form()
    {
        foreach (var bucket in Bucket.General)
        {
            Assert.True(Bucket.TryParse(Bucket.Position(bucket), out var read));
            Assert.Equal(bucket, read);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("M4")]
    [InlineData("c")]
    [InlineData(null)]
    public void Nothing_else_is_a_bucket(string? text) => Assert.False(Bucket.TryParse(text, out _));

    [Fact]
    public void Production_jobs_have_no_bucket_between_Acceptable_and_late() =>
        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7, 12], Bucket.Production);
}
