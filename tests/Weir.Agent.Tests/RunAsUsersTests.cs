using Weir.Linux;

namespace Weir.Agent.Tests;

public sealed class RunAsUsersTests
{
    [Theory]
    [InlineData("any", "nobody", true)]
    [InlineData("any", "root", false)]
    [InlineData("none", "nobody", false)]
    [InlineData("nobody,root", "root", true)]
    [InlineData("daemon, nobody", "nobody", true)]
    [InlineData("daemon", "nobody", false)]
    public void Root_lets_commands_run_as_the_users_that_its_file_names(string setting, string user, bool isAllowed)
    {
        Assert.SkipUnless(UserAccounts.CurrentUserId == 0, "needs root");
        Assert.True(RunAsUsers.TryParse(setting, out var users));

        Assert.Equal(isAllowed, users.Refusal(UserAccounts.Find(user)!) is null);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a,,b")]
    [InlineData("a b")]
    public void What_names_no_user_is_no_setting(string setting) => Assert.False(RunAsUsers.TryParse(setting, out _));
}
