using System.Text;

namespace Weir.Linux.Tests;

public sealed class ProcessReaderTests
{
    private readonly ProcessReader _reader = new();

    [Fact]
    public void What_a_process_is_can_be_seen_while_it_lives()
    {
        var process = Spawner.Spawn("/bin/sleep", Spawned.Words("sleep", "0", "60"), [], [], newSession: true);
        using var handle = ProcessHandle.Open(process)!;
        try
        {
            ProcessSight? seen = null;
            Assert.True(
                SpinWait.SpinUntil(
                    () => (seen = _reader.Sight(process)) is { Program: [(byte)'s', ..], Arguments.Count: 3 },
                    TimeSpan.FromSeconds(30)
                )
            );

            Assert.Equal(["sleep", "0", "60"], seen!.Arguments.Select(Encoding.UTF8.GetString));
            Assert.Equal("sleep", Encoding.UTF8.GetString(seen.Program));
            Assert.Equal((process, Environment.ProcessId), (seen.ProcessId, seen.ParentId));
            Assert.Equal(UserAccounts.CurrentUserId, seen.User);
            Assert.Equal(handle.Facts()!.StartTicks, seen.StartTicks);
            Assert.StartsWith("/", seen.Cgroup, StringComparison.Ordinal);
        }
        finally
        {
            handle.TrySignal(Signals.Kill);
            Spawned.End(process);
        }
    }

    [Fact]
    public void Of_one_that_is_gone_there_is_nothing_to_be_seen()
    {
        var gone = Canary.Start();

        Assert.Null(_reader.Sight(gone));
        Assert.Null(_reader.Sight(gone, "/a", 0));
        Assert.Empty(_reader.Cgroup(gone));
        Assert.False(_reader.TryPlace(gone, out _, out _));
    }

    [Fact]
    public void Of_one_that_has_ended_its_processor_time_is_there_until_it_is_waited_for()
    {
        var process = Spawned.Shell("i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done");
        using (var handle = ProcessHandle.Open(process)!)
        {
            Assert.True(handle.Wait(60_000));
        }

        Assert.True(_reader.TryPlace(process, out var place, out _));
        Assert.InRange(place.CpuTicks, 1, 60 * ProcessPlace.TicksPerSecond);
        Spawned.End(process);
    }

    [Fact]
    public void A_script_has_its_own_name_and_not_that_of_its_shell()
    {
        using var scratch = new Scratch();
        File.WriteAllText(scratch["nightly"], "#!/bin/sh\nread line\n");
        File.SetUnixFileMode(scratch["nightly"], UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var process = Spawned.Shell($"exec {scratch["nightly"]} < /dev/zero");
        using var handle = ProcessHandle.Open(process)!;
        try
        {
            Assert.True(SpinWait.SpinUntil(() => _reader.Program(process) == "nightly", TimeSpan.FromSeconds(30)));
        }
        finally
        {
            handle.TrySignal(Signals.Kill);
            Spawned.End(process);
        }
    }
}
