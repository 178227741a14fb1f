namespace Weir.Linux.Tests;

public sealed class AccountNameTests
{
    [Fact]
    public void The_name_of_this_user_is_what_the_name_service_says() =>
        Assert.Equal(UserAccounts.NameOf(UserAccounts.CurrentUserId), AccountName.Find(UserAccounts.CurrentUserId));

    [Fact]
    public void A_user_id_without_an_account_is_its_number() => Assert.Equal("3999999999", AccountName.Find(3999999999));

    [Theory]
    [InlineData("root:x:0:0::/root:/bin/sh\nann:x:1000:100::/home/ann:/bin/sh\n", "ann")]
    [InlineData("ann:x:1000:100::/home/ann:/bin/sh", "ann")]
    [InlineData("+bob::1000:::\nann:x:10000:100::/:\n", null)]
    [InlineData("short\n:x:1000:\nann:x:1000x:100::/:\n", null)]
    public void A_list_of_accounts_is_searched_for_the_id(string accounts, string? name) =>
        Assert.Equal(name, AccountName.In(System.Text.Encoding.UTF8.GetBytes(accounts), 1000));
}
