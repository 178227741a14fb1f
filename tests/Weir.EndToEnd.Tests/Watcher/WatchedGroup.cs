using Weir.EndToEnd.Tests.Harness;

namespace Weir.EndToEnd.Tests.Watcher;

/// <summary>A control group of a test's own that is watched, as a subsystem is.</summary>
internal sealed class WatchedGroup : IDisposable
{
    private static readonly string[] s_mounts = ["/sys/fs/cgroup/unified", "/sys/fs/cgroup"];

    private readonly string _folder;
    private readonly Commands _commands;

    private WatchedGroup(string folder, Commands commands) => (_folder, _commands) = (folder, commands);

    /// <summary>Its path, as <c>weir watcher add</c> has it.</summary>
    public string Path => "/" + System.IO.Path.GetFileName(_folder);

    /// <summary>Makes one that a Weir watches.</summary>
    public static async Task<WatchedGroup> CreateAsync(WeirUp up)
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "control groups and the kernel's process connector are root's");
        var mount = s_mounts.First(mount => File.Exists(System.IO.Path.Join(mount, "cgroup.procs")));
        WatchedGroup group = new(System.IO.Path.Join(mount, $"weir-test-{Guid.NewGuid():N}"), up.Commands);
        Directory.CreateDirectory(group._folder);
        (await up.Weir("watcher", "add", group.Path)).Succeeded();
        (await up.Weir("watcher", "start")).Succeeded();
        return group;
    }

    /// <summary>Runs a line of a shell in it, to its end.</summary>
    public Task<Ran> Shell(string line) => _commands.Shell($"echo $$ > {_folder}/cgroup.procs; {line}");

    public void Dispose()
    {
        // What a test left there ends with it.
        File.WriteAllText(System.IO.Path.Join(_folder, "cgroup.kill"), "1");
        SpinWait.SpinUntil(
            () => File.ReadAllText(System.IO.Path.Join(_folder, "cgroup.events")).Contains("populated 0", StringComparison.Ordinal),
            TimeSpan.FromSeconds(30)
        );
        Directory.Delete(_folder);
    }
}
