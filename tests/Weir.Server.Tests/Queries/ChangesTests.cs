using static Weir.Server.Tests.ServerFixture;

namespace Weir.Server.Tests.Queries;

public sealed class ChangesTests
{
    [Fact]
    public async Task A_subscriber_learns_of_a_job_and_one_who_comes_back_misses_nothing()
    {
        await using var fixture = await OpenAsync();
        using var watching = fixture.Server.Changes.Subscribe(null);

        var number = await fixture.HeldAsync();

        var change = await watching.Changes.ReadAsync(Cancellation);
        Assert.Equal(number, change.Job.Number);
        await fixture.HeldAsync();
        using var again = fixture.Server.Changes.Subscribe(change.Id);
        Assert.True(again.Complete);
        Assert.True((await again.Changes.ReadAsync(Cancellation)).Id > change.Id);
    }

    [Fact]
    public async Task One_who_was_away_over_a_restart_is_told_to_look_again()
    {
        await using var first = await OpenAsync();
        await first.HeldAsync();
        var last = first.Server.Changes.Last;
        await using var second = await first.ReopenAsync();
        await second.HeldAsync();

        using var again = second.Server.Changes.Subscribe(last);

        Assert.False(again.Complete);
    }
}
