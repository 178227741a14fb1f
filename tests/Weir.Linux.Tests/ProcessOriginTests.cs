namespace Weir.Linux.Tests;

/// <summary>Where a process comes from.</summary>
public sealed class ProcessOriginTests
{
    [Theory]
    [InlineData((136 << 8) | 3, "pts/3")]
    [InlineData((137 << 8) | 1, "pts/257")]
    [InlineData((4 << 8) | 1, "tty1")]
    [InlineData((4 << 8) | 64, "ttyS0")]
    [InlineData(0, null)]
    [InlineData((5 << 8) | 0, null)]
    public void A_terminal_has_the_name_that_the_kernel_gives_its_device(int device, string? name)
    {
        Assert.Equal(name, Terminal.NameOf(device));
        Assert.True(name is null || Terminal.IsName(name));
    }

    [Theory]
    [InlineData("pts/")]
    [InlineData("pts/03")]
    [InlineData("pts/../1")]
    [InlineData("tty")]
    [InlineData("null")]
    public void What_is_no_terminals_name_is_none(string name) => Assert.False(Terminal.IsName(name));

    [Fact]
    public void A_process_is_below_its_parent_and_has_its_sessions_terminal()
    {
        var child = Spawned.Shell("sleep 60");
        using var handle = ProcessHandle.Open(child)!;
        try
        {
            var origin = ProcessOrigin.Read(handle);

            Assert.NotNull(origin);
            Assert.Equal(Environment.ProcessId, origin.Ancestors[0]);
            // It leads a session of its own, which has no terminal.
            Assert.Null(origin.Terminal);
        }
        finally
        {
            handle.TrySignal(Signals.Kill);
            Spawned.End(child);
        }
    }

    [Fact]
    public void Of_a_process_that_has_ended_nothing_is_said()
    {
        var child = Spawned.Shell("exit 0");
        using var handle = ProcessHandle.Open(child)!;
        Assert.True(handle.Wait(30_000));

        Assert.Null(ProcessOrigin.Read(handle));
        Spawned.End(child);
    }
}
