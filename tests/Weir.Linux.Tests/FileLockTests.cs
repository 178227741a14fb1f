namespace Weir.Linux.Tests;

/// <summary>Alone: a child that another test is just spawning shares our locks until it is its program.</summary>
[Collection(nameof(FileLockTests))]
[CollectionDefinition(nameof(FileLockTests), DisableParallelization = true)]
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
    public void A_link_is_not_followed()
    {
        using var scratch = new Scratch();
        File.CreateSymbolicLink(scratch["lock"], scratch["target"]);
        Assert.Throws<LinuxException>(() => FileLock.TryHold(scratch["lock"]));
        Assert.False(File.Exists(scratch["target"]));
    }
}
