using System.Diagnostics;
using System.Globalization;
using Weir.Linux;

namespace Weir.Host.Tests;

public sealed class HeldLockTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void A_lock_that_nobody_has_is_taken_with_its_note()
    {
        using var held = HeldLock.TryHold(_scratch["lock"], "note");

        Assert.NotNull(held);
        Assert.Equal($"{Environment.ProcessId}\nnote\n", File.ReadAllText(_scratch["lock"]));
    }

    [Fact]
    public void A_lock_of_a_living_process_is_not_waited_for()
    {
        using var first = FileLock.TryHold(_scratch["lock"]);
        var began = Stopwatch.StartNew();

        Assert.Null(HeldLock.TryHold(_scratch["lock"]));
        Assert.True(began.ElapsedMilliseconds < 4000, "it waited although the holder lives");
    }

    [Fact]
    public async Task A_lock_that_a_dead_host_left_with_its_child_is_taken_once_the_child_lets_go()
    {
        using var child = FileLock.TryHold(_scratch["lock"])!;
        File.WriteAllText(_scratch["lock"], DeadProcess().ToString(CultureInfo.InvariantCulture));
        var waiting = new TaskCompletionSource();
        var taken = Task.Run(
            () =>
            {
                waiting.SetResult();
                return HeldLock.TryHold(_scratch["lock"]);
            },
            TestContext.Current.CancellationToken
        );
        await waiting.Task;

        child.Dispose();

        using var held = await taken;
        Assert.NotNull(held);
    }

    [Fact]
    public void A_lock_that_cannot_be_opened_is_an_error() => Assert.Throws<LinuxException>(() => HeldLock.TryHold(_scratch["none/lock"]));

    private static int DeadProcess()
    {
        using var process = Process.Start("true");
        process.WaitForExit();
        return process.Id;
    }
}
