using System.Text;

namespace Weir.Linux.Tests;

public sealed class UserProgramTests
{
    private const uint Nobody = 65534;

    [Theory]
    [InlineData(false, "NoNewPrivs:\t1\n")]
    [InlineData(true, "NoNewPrivs:\t0\n")]
    public async Task What_it_starts_gains_no_rights_unless_that_is_said(bool mayGainRights, string expected)
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "needs root");

        var ran = await UserProgram.RunAsync(
            ["/bin/grep", "NoNewPrivs", "/proc/self/status"],
            [],
            new ProgramUser(Nobody, Nobody, []) { MayGainRights = mayGainRights },
            Stream.Null,
            100,
            TestContext.Current.CancellationToken
        );

        Assert.Equal((0, expected), (ran.Status, Encoding.UTF8.GetString(ran.Output)));
    }

    [Fact]
    public async Task Of_what_it_says_no_more_is_kept_than_is_asked_for_and_all_is_read()
    {
        var ran = await UserProgram.RunAsync(
            ["/usr/bin/head", "-c", "300000", "/dev/zero"],
            [],
            null,
            Stream.Null,
            10,
            TestContext.Current.CancellationToken
        );

        Assert.Equal((0, 10), (ran.Status, ran.Output.Length));
    }
}
