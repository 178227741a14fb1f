namespace Weir.Linux.Tests;

public sealed class FileLockTests
{
    [Fact]
    public void A_lock_is_held_by_one_until_it_lets_go()
    {
        using var scratch = new Scratch();
        Assert.False(FileLock.IsHeld(scratch["lock"]));
        using (var held = FileLock.TryHold(scratch["lock"]))
        {
            Assert.NotNull(held);
            Assert.Null(FileLock.TryHold(scratch["lock"]));
            Assert.True(FileLock.IsHeld(scratch["lock"]));
            Assert.Equal(Environment.ProcessId, FileLock.HolderOf(scratch["lock"]));
        }

        Assert.False(FileLock.IsHeld(scratch["lock"]));
        Assert.Null(FileLock.HolderOf(scratch["lock"]));
    }

    [Fact]
    public async Task Who_only_looks_keeps_nobody_from_the_lock()
    {
        using var scratch = new Scratch();
        FileLock.TryHold(scratch["lock"])!.Dispose();
        using var end = new CancellationTokenSource();
        var looking = Task.Run(
            () =>
            {
                while (!end.IsCancellationRequested)
                {
                    FileLock.Inspect(scratch["lock"]);
                }
            },
            TestContext.Current.CancellationToken
        );

        for (var i = 0; i < 20_000; i++)
        {
            using var held = FileLock.TryHold(scratch["lock"]);
            Assert.NotNull(held);
        }

        await end.CancelAsync();
        await looking;
    }

    [Fact]
    public void A_link_is_not_followed()
    {
        using var scratch = new Scratch();
        File.CreateSymbolicLink(scratch["lock"], scratch["target"]);
        Assert.Throws<LinuxException>(() => FileLock.TryHold(scratch["lock"]));
        Assert.False(File.Exists(scratch["target"]));
    }

    [Fact]
    public void A_second_name_of_another_file_is_neither_locked_nor_cut_off()
    {
        using var scratch = new Scratch();
        File.WriteAllText(scratch["precious"], "text");
        using var process = System.Diagnostics.Process.Start("ln", [scratch["precious"], scratch["lock"]]);
        process.WaitForExit();
        using var folder = FolderHandle.Open(scratch.Path);

        Assert.Throws<LinuxException>(() => FileLock.TryHold(folder, "lock"));

        Assert.Equal("text", File.ReadAllText(scratch["precious"]));
    }

    [Fact]
    public void A_lock_of_an_earlier_holder_is_taken_again()
    {
        using var scratch = new Scratch();
        using var folder = FolderHandle.Open(scratch.Path);
        FileLock.TryHold(folder, "lock")!.Dispose();

        using var held = FileLock.TryHold(folder, "lock");

        Assert.NotNull(held);
        Assert.Null(FileLock.TryHold(folder, "lock"));
        Assert.Equal((true, Environment.ProcessId), FileLock.Inspect(folder, "lock"));
    }
}
