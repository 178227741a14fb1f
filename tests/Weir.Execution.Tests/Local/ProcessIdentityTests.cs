namespace Weir.Execution.Tests.Local;

public sealed class ProcessIdentityTests
{
    [Theory]
    [InlineData(1, 0L, 0u, "b")]
    [InlineData(int.MaxValue, long.MaxValue, uint.MaxValue, "0b5a3b1e-1111-2222-3333-444455556666")]
    public void What_is_written_is_read_again(int id, long ticks, uint user, string boot)
    {
        var identity = new ProcessIdentity(id, ticks, user, boot);

        Assert.Equal(identity, ProcessIdentity.Parse(identity.ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("1 2 3")]
    [InlineData("1 2 3 boot more")]
    [InlineData("-1 2 3 boot")]
    [InlineData("1 -2 3 boot")]
    [InlineData("1 2 -3 boot")]
    [InlineData("x 2 3 boot")]
    [InlineData("1 2 4294967296 boot")]
    [InlineData("2147483648 2 3 boot")]
    [InlineData("1  2 3 boot")]
    [InlineData("1\t2\t3\tboot")]
    [InlineData("\0\0\0\0")]
    public void What_is_not_whole_is_nobody(string text) => Assert.Null(ProcessIdentity.Parse(text));

    [Fact]
    public void Each_part_tells_two_processes_apart()
    {
        var one = new ProcessIdentity(1, 2, 3, "boot");

        Assert.NotEqual(one, one with { Id = 9 });
        Assert.NotEqual(one, one with { StartTicks = 9 });
        Assert.NotEqual(one, one with { User = 9 });
        Assert.NotEqual(one, one with { BootId = "other" });
    }
}
