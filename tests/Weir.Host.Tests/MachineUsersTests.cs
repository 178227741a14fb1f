using Weir.Linux;

namespace Weir.Host.Tests;

public sealed class MachineUsersTests
{
    private const uint Nobody = 4_000_000_123;
    private readonly HandClock _clock = new();
    private readonly MachineUsers _users;

    public MachineUsersTests() => _users = new MachineUsers(_clock);

    [Fact]
    public void An_account_has_its_name_id_and_home()
    {
        Assert.Equal(("root", "/root"), (_users.NameOf(0), _users.HomeOf(0)));
        Assert.Equal(0u, _users.IdOf("root"));
        Assert.Equal(UserAccounts.CurrentUserId, _users.Own);
    }

    [Fact]
    public void An_id_without_an_account_is_its_digits_and_lives_nowhere()
    {
        Assert.Equal(("4000000123", "/"), (_users.NameOf(Nobody), _users.HomeOf(Nobody)));
        Assert.Null(_users.IdOf("nobody-is-called-so"));
    }

    [Fact]
    public async Task What_was_loaded_is_known_for_a_minute()
    {
        await LoadAnewAsync(0);

        _clock.Advance(TimeSpan.FromSeconds(59));
        Assert.Same(Task.CompletedTask, LoadAsync(0));

        _clock.Advance(TimeSpan.FromSeconds(1));
        await LoadAnewAsync(0);
        Assert.Same(Task.CompletedTask, LoadAsync(0));
    }

    [Fact]
    public async Task What_is_known_of_one_user_says_nothing_of_another()
    {
        await LoadAnewAsync(0);

        await LoadAnewAsync(Nobody);
    }

    [Fact]
    public void The_group_of_operators_is_the_machines() => Assert.Equal(UserAccounts.FindGroup("weir"), _users.OperatorGroup);

    private Task LoadAsync(uint user) => _users.LoadAsync(user).AsTask();

    private async Task LoadAnewAsync(uint user)
    {
        var loading = LoadAsync(user);
        Assert.NotSame(Task.CompletedTask, loading);
        await loading;
    }
}
