using System.Buffers.Binary;

namespace Weir.Linux.Tests;

public sealed class ProcessEventTests
{
    [Theory]
    [InlineData(0x1u, ProcessEventKind.Forked, 33, 32, 31, 0)]
    [InlineData(0x2u, ProcessEventKind.Executed, 31, 30, 0, 0)]
    [InlineData(0x4u, ProcessEventKind.UserChanged, 31, 30, 0, 32)]
    [InlineData(0x200u, ProcessEventKind.Renamed, 31, 30, 0, 0)]
    [InlineData(0x80000000u, ProcessEventKind.Exited, 31, 30, 35, 32)]
    public void Each_kind_of_message_is_decoded(uint what, ProcessEventKind kind, int process, int thread, int parent, int value)
    {
        // The words that follow are 30, 31, 32 …: where each is read from shows in the result.
        Assert.True(ProcessEvent.TryRead(Message(what, processor: 3, sequence: 7), out var read));

        Assert.Equal(new ProcessEvent(kind, 3, 7, 123_456_789_012, process, thread, parent, value), read);
    }

    [Fact]
    public void The_answer_to_being_asked_is_no_event_of_a_process()
    {
        Assert.True(ProcessEvent.TryRead(Message(0, processor: -1, sequence: 0), out var answer));

        Assert.Equal((ProcessEventKind.Answer, 30), (answer.Kind, answer.Value));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(40)]
    [InlineData(59)]
    public void A_message_that_is_cut_is_none(int length) =>
        Assert.False(ProcessEvent.TryRead(Message(0x80000000, 0, 0).AsSpan(0, length), out _));

    [Fact]
    public void A_message_of_another_connector_is_none()
    {
        var message = Message(0x1, 0, 0);
        message[16] = 2;

        Assert.False(ProcessEvent.TryRead(message, out _));
    }

    [Fact]
    public void Losses_are_counted_for_each_processor()
    {
        ProcessEventLosses losses = new();

        Assert.Equal(0, losses.Add(Event(0, 100)));
        Assert.Equal(0, losses.Add(Event(1, 5)));
        Assert.Equal(0, losses.Add(Event(0, 101)));
        Assert.Equal(3, losses.Add(Event(1, 9)));
        Assert.Equal(0, losses.Add(Event(1, 9)));
        Assert.Equal(0, losses.Add(Event(-1, 4000)));
        Assert.Equal(3, losses.Total);
    }

    [Fact]
    public void The_numbers_of_a_processor_may_begin_again_at_zero()
    {
        ProcessEventLosses losses = new();
        losses.Add(Event(0, uint.MaxValue));

        Assert.Equal(0, losses.Add(Event(0, 0)));
        Assert.Equal(1, losses.Add(Event(0, 2)));
    }

    private static ProcessEvent Event(int processor, uint sequence) => new(ProcessEventKind.Forked, processor, sequence, 0, 1, 1, 1, 0);

    private static byte[] Message(uint what, int processor, uint sequence)
    {
        var message = new byte[76];
        BinaryPrimitives.WriteInt32LittleEndian(message.AsSpan(16), 1);
        BinaryPrimitives.WriteInt32LittleEndian(message.AsSpan(20), 1);
        BinaryPrimitives.WriteUInt32LittleEndian(message.AsSpan(24), sequence);
        BinaryPrimitives.WriteUInt32LittleEndian(message.AsSpan(36), what);
        BinaryPrimitives.WriteInt32LittleEndian(message.AsSpan(40), processor);
        BinaryPrimitives.WriteInt64LittleEndian(message.AsSpan(44), 123_456_789_012);
        for (var i = 0; i < 6; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(message.AsSpan(52 + (4 * i)), 30 + i);
        }

        return message;
    }
}
