using System.Text;

namespace Weir.Linux.Tests;

public sealed class AccountStandingTests
{
    private const long Today = 20_000,
        None = -1;

    [Theory]
    [InlineData("$6$salt$hash", None, None, None, None)]
    // Service accounts never had a password.
    [InlineData("!", None, None, None, None)]
    [InlineData("*", None, None, None, None)]
    [InlineData("!*", None, None, None, None)]
    [InlineData("!!", None, None, None, None)]
    [InlineData("", None, None, None, None)]
    [InlineData("x", 10_000, 90, None, None)]
    [InlineData("x", 19_900, 90, 10, Today + 1)]
    [InlineData("x", 0, 90, 1, None)]
    public void An_account_that_may_log_in_or_never_could_may_begin_work(
        string password,
        long changed,
        long maximum,
        long inactive,
        long expires
    ) => Assert.Null(AccountStanding.Refusal("me", Encoding.ASCII.GetBytes(password), changed, maximum, inactive, expires, Today));

    [Theory]
    [InlineData(
        "!$6$salt$hash",
        None,
        None,
        None,
        None,
        "the account me is locked: an administrator put ! before its password (usermod -L)"
    )]
    [InlineData("*", None, None, None, Today, "the account me expired on 2024-10-04 (chage -E)")]
    [InlineData("x", None, None, None, 1, "the account me expired on 1970-01-02 (chage -E)")]
    [InlineData("x", 19_900, 90, 9, None, "the account me is inactive: its password expired on 2024-09-24")]
    public void One_that_is_closed_is_refused_with_the_reason(
        string password,
        long changed,
        long maximum,
        long inactive,
        long expires,
        string reason
    ) => Assert.Equal(reason, AccountStanding.Refusal("me", Encoding.ASCII.GetBytes(password), changed, maximum, inactive, expires, Today));

    [Fact]
    public void An_account_that_the_machine_does_not_know_is_not_refused_here() =>
        Assert.Null(AccountStanding.Refusal("no-such-account", new DateOnly(2026, 1, 1)));
}
