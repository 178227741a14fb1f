using Weir.Agent.Variables;
using Weir.Protocol;

namespace Weir.Agent.Tests.Variables;

public sealed class PasswordThrottleTests
{
    private readonly HandClock _clock = new();

    [Fact]
    public void Three_wrong_ones_are_free_and_each_further_one_takes_twice_as_long()
    {
        var patience = new PasswordThrottle(_clock);
        for (var i = 0; i < 3; i++)
        {
            patience.Require(1001, "alice");
            patience.RecordFailure(1001);
        }

        patience.Require(1001, "alice");
        var wait = TimeSpan.FromMilliseconds(500);
        for (var i = 0; i < 10; i++)
        {
            patience.RecordFailure(1001);
            var refused = Assert.Throws<AgentRefusedException>(() => patience.Require(1001, "alice"));
            Assert.Equal(ProblemCodes.TooMany, refused.Code);
            patience.Require(1002, "bob");
            _clock.Now += wait - TimeSpan.FromMilliseconds(1);
            Assert.Throws<AgentRefusedException>(() => patience.Require(1001, "alice"));
            _clock.Now += TimeSpan.FromMilliseconds(1);
            patience.Require(1001, "alice");
            wait = wait < TimeSpan.FromSeconds(64) ? 2 * wait : wait;
        }
    }

    [Fact]
    public void They_are_forgotten_after_a_while()
    {
        var patience = new PasswordThrottle(_clock);
        for (var i = 0; i < 20; i++)
        {
            patience.RecordFailure(1001);
        }

        _clock.Now += TimeSpan.FromMinutes(30);
        patience.RecordFailure(1001);
        patience.Require(1001, "alice");
    }

    private sealed class HandClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = DateTimeOffset.UnixEpoch;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
