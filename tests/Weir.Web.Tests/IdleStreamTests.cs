using System.IO.Pipelines;
using Weir.ThruPut;
using Weir.Web.ThruPut;

namespace Weir.Web.Tests;

public sealed class IdleStreamTests
{
    [Fact]
    public async Task Who_says_nothing_for_too_long_is_refused()
    {
        var clock = new HandClock();
        var (input, output) = (new Pipe(), new Pipe());
        await using var stream = new IdleStream(
            new Duplex(input.Reader, output.Writer),
            TimeSpan.FromSeconds(60),
            TimeSpan.FromSeconds(30),
            clock
        );

        var reading = stream.ReadAsync(new byte[10], WebFixture.Cancellation).AsTask();
        Assert.False(reading.IsCompleted);
        clock.FireAll();

        Assert.Equal(ErrorCodes.IdleTooLong, (await Assert.ThrowsAsync<ThruPutRefusedException>(() => reading)).Code);
        Assert.Equal([TimeSpan.FromSeconds(60)], clock.Asked);
    }

    [Fact]
    public async Task Each_byte_that_comes_begins_the_time_anew()
    {
        var clock = new HandClock();
        var (input, output) = (new Pipe(), new Pipe());
        await using var stream = new IdleStream(
            new Duplex(input.Reader, output.Writer),
            TimeSpan.FromSeconds(60),
            TimeSpan.FromSeconds(30),
            clock
        );
        await input.Writer.WriteAsync(new byte[2], WebFixture.Cancellation);

        Assert.Equal(1, await stream.ReadAsync(new byte[1], WebFixture.Cancellation));
        Assert.Equal(1, await stream.ReadAsync(new byte[1], WebFixture.Cancellation));

        Assert.Equal(2, clock.Asked.Count);
    }

    [Fact]
    public async Task A_message_that_comes_in_small_pieces_is_whole_within_its_time_or_refused()
    {
        var clock = new HandClock();
        var (input, output) = (new Pipe(), new Pipe());
        await using var stream = new IdleStream(
            new Duplex(input.Reader, output.Writer),
            TimeSpan.FromSeconds(60),
            TimeSpan.FromSeconds(30),
            clock
        );
        await input.Writer.WriteAsync(new byte[3], WebFixture.Cancellation);

        await stream.ReadExactlyAsync(new byte[1], WebFixture.Cancellation);
        clock.Advance(TimeSpan.FromSeconds(10));
        await stream.ReadExactlyAsync(new byte[1], WebFixture.Cancellation);
        stream.Turn();
        await stream.ReadExactlyAsync(new byte[1], WebFixture.Cancellation);

        // The first byte of a message has the idle time; those behind it have what is left of the message's.
        Assert.Equal([TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(60)], clock.Asked);
    }

    private sealed record Duplex(PipeReader Input, PipeWriter Output) : IDuplexPipe;

    /// <summary>Its timers fire by hand.</summary>
    private sealed class HandClock : TimeProvider
    {
        private readonly List<Action> _due = [];
        private long _now;

        public List<TimeSpan> Asked { get; } = [];

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public void Advance(TimeSpan span) => _now += span.Ticks;

        public override long GetTimestamp() => _now;

        public void FireAll() => _due.ForEach(fire => fire());

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Asked.Add(dueTime);
            _due.Add(() => callback(state));
            return new Never();
        }

        private sealed class Never : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose() { }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
