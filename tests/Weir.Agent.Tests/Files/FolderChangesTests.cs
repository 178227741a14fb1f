using Weir.Agent.Files;
using Weir.Linux;

namespace Weir.Agent.Tests.Files;

/// <summary>Watches that the kernel tells of changes in folders, so that nobody has to ask.</summary>
public sealed class FolderChangesTests : IDisposable
{
    private static readonly TimeSpan s_hour = TimeSpan.FromHours(1);
    private readonly string _folder = Directory.CreateTempSubdirectory("weir-changes-").FullName;
    private readonly FolderChanges _changes = new();

    private static CancellationToken Patience => TestContext.Current.CancellationToken;

    private string In => Path.Join(_folder, "in");

    public void Dispose()
    {
        _changes.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory(Timeout = 20_000)]
    [InlineData("create")]
    [InlineData("write")]
    [InlineData("touch")]
    [InlineData("delete")]
    [InlineData("rename")]
    public async Task A_change_in_a_folder_is_told(string change)
    {
        var file = Path.Join(_folder, "a");
        await File.WriteAllTextAsync(file, "one", Patience);
        using var signal = new FolderSignal(_changes);
        Assert.True(signal.TryWatch(_folder));

        await (
            change switch
            {
                "create" => File.WriteAllTextAsync(Path.Join(_folder, "b"), "", Patience),
                "write" => File.AppendAllTextAsync(file, "two", Patience),
                "touch" => Task.Run(() => File.SetLastWriteTimeUtc(file, DateTime.UnixEpoch), Patience),
                "delete" => Task.Run(() => File.Delete(file), Patience),
                _ => Task.Run(() => File.Move(file, Path.Join(_folder, "c")), Patience),
            }
        );

        await signal.WaitAsync(s_hour, TimeProvider.System, Patience);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_change_before_the_wait_is_not_lost()
    {
        using var signal = new FolderSignal(_changes);
        using var other = new FolderSignal(_changes);
        Assert.True(signal.TryWatch(_folder) && other.TryWatch(_folder));
        await File.WriteAllTextAsync(Path.Join(_folder, "a"), "", Patience);
        await other.WaitAsync(s_hour, TimeProvider.System, Patience);

        await signal.WaitAsync(s_hour, TimeProvider.System, Patience);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_folder_that_takes_the_name_of_another_is_watched_at_the_next_look()
    {
        Directory.CreateDirectory(In);
        using var signal = new FolderSignal(_changes);
        Assert.True(signal.TryWatch(In));
        Directory.Move(In, Path.Join(_folder, "old"));
        Directory.CreateDirectory(In);
        await signal.WaitAsync(s_hour, TimeProvider.System, Patience);

        Assert.True(signal.TryWatch(In));
        await File.WriteAllTextAsync(Path.Join(In, "a"), "", Patience);

        await signal.WaitAsync(s_hour, TimeProvider.System, Patience);
        Assert.Equal(1, KernelWatches());
    }

    [Fact]
    public void The_kernel_watches_no_folder_that_nobody_waits_for()
    {
        var before = KernelWatches();
        var first = new FolderSignal(_changes);
        var second = new FolderSignal(_changes);
        Assert.True(first.TryWatch(_folder) && second.TryWatch(_folder));
        Assert.Equal(before + 1, KernelWatches());

        first.Dispose();
        Assert.Equal(before + 1, KernelWatches());
        second.Dispose();

        Assert.Equal(before, KernelWatches());
        // A look that comes back late begins nothing.
        Assert.False(second.TryWatch(_folder));
    }

    [Theory]
    [InlineData("/no/such/folder")]
    [InlineData("/proc")]
    [InlineData("/sys")]
    public void What_is_not_there_or_does_not_tell_is_asked_instead(string folder)
    {
        using var signal = new FolderSignal(_changes);

        Assert.False(signal.TryWatch(folder));
    }

    [Fact]
    public void A_folder_that_the_user_may_not_read_is_not_watched()
    {
        Assert.SkipUnless(UserAccounts.CurrentUserId == 0, "needs root");
        Directory.CreateDirectory(In, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        File.SetUnixFileMode(_folder, (UnixFileMode)0b111_101_101);
        using var signal = new FolderSignal(_changes);

        Assert.False(UserThread.Run(65_534, 65_534, [], () => signal.TryWatch(In)));
        Assert.True(UserThread.Run(65_534, 65_534, [], () => signal.TryWatch(_folder)));
    }

    // Only this test's folder: others of this process watch theirs.
    private int KernelWatches()
    {
        var nodes = new[] { _folder, In, Path.Join(_folder, "old") }.Where(Directory.Exists).Select(NodeOf).ToHashSet();
        return Directory
            .EnumerateFiles("/proc/self/fdinfo")
            .SelectMany(Lines)
            .Count(line =>
                line.StartsWith("inotify ", StringComparison.Ordinal) && nodes.Any(node => line.Contains(node, StringComparison.Ordinal))
            );
    }

    private static string NodeOf(string folder) => $" ino:{FileStatus.At(folder)!.Value.Inode:x} ";

    private static IEnumerable<string> Lines(string file)
    {
        try
        {
            return File.ReadAllLines(file);
        }
        catch (IOException)
        {
            // Another test closed it meanwhile.
            return [];
        }
    }
}
