namespace Weir.Linux.Tests;

public sealed class UserAccountsTests
{
    [Fact]
    public void Root_is_found_by_number_and_by_name()
    {
        Assert.Equal("root", UserAccounts.Find(0u)?.Name);
        Assert.Equal(0u, UserAccounts.Find("root")?.UserId);
        Assert.Contains(0u, UserAccounts.GroupsOf("root", 0));
    }

    [Fact]
    public void A_number_without_an_account_is_its_own_name() => Assert.Equal("4000000001", UserAccounts.NameOf(4000000001));

    [Fact]
    public void Nobody_has_a_name_that_nobody_has()
    {
        Assert.Null(UserAccounts.Find("no such user"));
        Assert.Null(UserAccounts.FindGroup("no such group"));
        Assert.Empty(UserAccounts.MembersOf("no such group"));
    }
}
