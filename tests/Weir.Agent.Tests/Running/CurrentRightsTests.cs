using Weir.Agent.Running;
using Weir.Jobs;

namespace Weir.Agent.Tests.Running;

public sealed class CurrentRightsTests
{
    private const uint NoAccount = 4_242_424;

    private readonly CurrentRights _rights = new(TimeProvider.System);

    public CurrentRightsTests() => Assert.SkipUnless(Environment.IsPrivilegedProcess, "needs root");

    [Fact]
    public void Groups_are_those_that_the_user_had_and_has_still()
    {
        var daemon = _rights.For(new Submitter("daemon", 1, 1, [0, 1, 12_345]));

        Assert.Equal(1U, daemon.GroupId);
        Assert.Equal([1U], daemon.Groups);
        // As sg leaves it: the process' own group is none of the user's.
        Assert.Equal(1U, _rights.For(new Submitter("daemon", 1, 0, [])).GroupId);
    }

    [Fact]
    public void Who_has_no_account_keeps_what_the_kernel_said_of_him()
    {
        var stranger = new Submitter($"{NoAccount}", NoAccount, 7, [8, 9]);

        Assert.Null(_rights.Refusal(stranger));
        Assert.Equal(stranger, _rights.For(stranger));
    }

    [Fact]
    public void An_account_that_is_gone_or_another_one_now_is_refused()
    {
        Assert.Equal($"the account ghost (user id {NoAccount}) is deleted", _rights.Refusal(new Submitter("ghost", NoAccount, 7, [])));
        Assert.Equal("user id 1 was ghost and is daemon today", _rights.Refusal(new Submitter("ghost", 1, 1, [])));
        Assert.Null(_rights.Refusal(new Submitter("daemon", 1, 1, [])));
        Assert.Null(_rights.Refusal(new Submitter("root", 0, 0, [])));
    }
}
