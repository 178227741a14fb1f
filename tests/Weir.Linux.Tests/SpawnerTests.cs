namespace Weir.Linux.Tests;

public sealed class SpawnerTests
{
    [Fact]
    public void A_child_has_no_descriptors_but_those_it_is_given()
    {
        using var scratch = new Scratch();
        using var input = new MemoryFile("input", "handed over"u8);
        using var output = File.OpenHandle(scratch["out"], FileMode.Create, FileAccess.Write);
        using var error = File.OpenHandle(scratch["err"], FileMode.Create, FileAccess.Write);
        var written = (int)output.DangerousGetHandle();
        var child = Spawned.Shell(
            "cat <&3; cd /proc/self/fd; echo; echo *",
            [(written, 0), (written, 1), ((int)error.DangerousGetHandle(), 2), (input.Descriptor, 3)]
        );
        Assert.Equal(0, Spawned.End(child).ExitCode);
        var lines = File.ReadAllLines(scratch["out"]);
        Assert.Equal("handed over", lines[0]);
        Assert.StartsWith("0 1 2 3", lines[1], StringComparison.Ordinal);
        Assert.True(lines[1].Split(' ').Length <= 5, lines[1]);
    }

    [Fact]
    public void A_child_neither_ignores_nor_blocks_signals_and_leads_its_session()
    {
        using var scratch = new Scratch();
        // Read by the shell itself: while it starts another program it blocks signals for a moment.
        var child = Spawned.Shell(
            $"exec > {scratch["out"]}; while read -r line; do case $line in SigBlk*|SigIgn*) echo \"$line\";; esac; done < /proc/$$/status; cut -d' ' -f6 /proc/$$/stat"
        );
        Assert.Equal(0, Spawned.End(child).ExitCode);
        // Two signals belong to the C library, which ignores them in what it spawns.
        var lines = File.ReadAllLines(scratch["out"]);
        Assert.Equal("SigBlk:\t0000000000000000", lines[0]);
        Assert.Equal(0UL, Convert.ToUInt64(lines[1][8..], 16) & ~0x180000000UL);
        Assert.Equal($"{child}", lines[2]);
    }

    [Fact]
    public void The_end_is_told_by_status_or_by_signal()
    {
        Assert.Equal(7, Spawned.End(Spawned.Shell("exit 7")).ExitCode);
        var killed = Spawned.End(Spawned.Shell("kill -TERM $$"));
        Assert.Null(killed.ExitCode);
        Assert.Equal(Signals.Terminate, killed.Signal);
        Assert.Equal(143, killed.ShellStatus);
    }

    [Fact]
    public void A_program_that_is_not_there_is_refused() =>
        Assert.Equal(
            Errno.NoEntry,
            Assert
                .Throws<LinuxException>(() => Spawner.Spawn("/no/such/program", Spawned.Words("x"), [], [], newSession: false))
                .ErrorNumber
        );
}
