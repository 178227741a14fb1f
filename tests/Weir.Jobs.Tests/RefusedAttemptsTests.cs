namespace Weir.Jobs.Tests;

public sealed class RefusedAttemptsTests
{
    private readonly Clock _clock = new();

    [Fact]
    public void Who_tries_for_ever_is_seen_and_fills_nothing()
    {
        var attempts = new RefusedAttempts(_clock);

        var kept = Enumerable.Range(0, 10_000).Select(_ => attempts.Add(Of("eve"), "no")).OfType<AuditEntry>().ToList();

        Assert.Equal(50 + 7, kept.Count);
        Assert.Equal("no", kept[0].Detail);
        Assert.Equal("no (refused attempt 6400 within the hour; those since attempt 3200 are not listed)", kept[^1].Detail);
        Assert.All(kept, entry => Assert.Equal((AuditOutcome.Refused, "eve"), (entry.Outcome, entry.Actor.Name)));
    }

    [Fact]
    public void Each_caller_has_an_hour_of_its_own()
    {
        var attempts = new RefusedAttempts(_clock);
        for (var i = 0; i < 60; i++)
        {
            attempts.Add(Of("eve"), "no");
        }

        Assert.Null(attempts.Add(Of("eve"), "no"));
        Assert.NotNull(attempts.Add(Of("bob"), "no"));
        _clock.Now += TimeSpan.FromHours(1);
        Assert.NotNull(attempts.Add(Of("eve"), "no"));
    }

    [Fact]
    public void As_many_callers_as_one_likes_share_one_count_in_the_end()
    {
        var attempts = new RefusedAttempts(_clock);

        var kept = Enumerable.Range(0, 20_000).Count(i => attempts.Add(Of($"eve{i}"), "no") is not null);

        Assert.InRange(kept, 4096, 4096 + 60);
    }

    private static AuditedAction Of(string user) => new(new Actor(user, ActorOrigin.Socket, "north", 1000), "cancel", "job", "1");

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 3, 14, 12, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
