namespace Weir.EndToEnd.Tests.Harness;

/// <summary>Waits until the lines of a growing file are as wanted; looks again whenever the kernel says the file changed.</summary>
internal static class Lines
{
    public static async Task<IReadOnlyList<string>> Of(string path, Func<IReadOnlyList<string>, bool> wanted, TimeSpan limit)
    {
        var changed = new SemaphoreSlim(1);
        using var watcher = new FileSystemWatcher(Path.GetDirectoryName(path)!, Path.GetFileName(path));
        watcher.Changed += (_, _) => changed.Release();
        watcher.Created += (_, _) => changed.Release();
        watcher.EnableRaisingEvents = true;
        var deadline = TimeProvider.System.GetTimestamp();
        while (true)
        {
            await changed.WaitAsync(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
            IReadOnlyList<string> lines = File.Exists(path)
                ? await File.ReadAllLinesAsync(path, TestContext.Current.CancellationToken)
                : [];
            if (wanted(lines) || TimeProvider.System.GetElapsedTime(deadline) > limit)
            {
                return lines;
            }
        }
    }
}
