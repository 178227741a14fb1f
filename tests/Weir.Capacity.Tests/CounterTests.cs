namespace Weir.Capacity.Tests;

public sealed class CounterTests
{
    [Fact]
    public void There_is_room_up_to_the_maximum_and_for_no_unit_more()
    {
        var counter = new Counter(3);
        counter.Acquire(1);

        Assert.True(counter.HasRoomFor(2));
        Assert.False(counter.HasRoomFor(3));
        Assert.False(counter.HasRoomFor(int.MaxValue));
        Assert.True(new Counter(null).HasRoomFor(int.MaxValue));
    }

    [Fact]
    public void Use_may_pass_the_maximum_and_is_given_back_to_the_last_unit()
    {
        var counter = new Counter(1);
        counter.Acquire(5);
        Assert.Equal(5, counter.InUse);

        counter.Release(2);
        Assert.Equal(3, counter.InUse);
        counter.Release(3);
        Assert.Equal(0, counter.InUse);
    }

    [Fact]
    public void More_is_never_given_back_than_was_taken() =>
        Assert.Equal(
            "1 units given back where 0 are in use",
            Assert.Throws<InvalidOperationException>(() => new Counter(2).Release(1)).Message
        );

    [Fact]
    public void What_is_less_than_nothing_is_neither_taken_nor_given_back()
    {
        var counter = new Counter(2);
        counter.Acquire(1);

        Assert.Throws<ArgumentOutOfRangeException>(() => counter.Acquire(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => counter.Release(-1));
        Assert.Equal(1, counter.InUse);
    }

    [Fact]
    public void A_count_that_no_number_holds_is_refused()
    {
        var counter = new Counter(null);
        counter.Acquire(int.MaxValue);

        Assert.Throws<OverflowException>(() => counter.Acquire(1));
        Assert.Equal(int.MaxValue, counter.InUse);
    }
}
