using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Weir.EndToEnd.Tests.Harness;
using Weir.Protocol;
using Weir.Protocol.Jobs;

namespace Weir.EndToEnd.Tests.Attacks;

/// <summary>A <c>weir up</c> of root, and an ordinary user who tries to make it act for him.</summary>
internal sealed class AttackedMachine : IAsyncDisposable
{
    /// <summary>The attacker: a user without a group, a home or rights.</summary>
    public const int Nobody = 65534;

    // In a mount namespace of its own, as on a machine that has no unified control groups.
    private static readonly string[] WithoutGroups =
    [
        "unshare",
        "--mount",
        "sh",
        "-c",
        "while read -r _ place kind _; do [ \"$kind\" = cgroup2 ] && umount -l \"$place\"; done < /proc/mounts; exec \"$@\"",
        "sh",
    ];

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private readonly SemaphoreSlim _never = new(0);
    private readonly List<Process> _processes = [];

    private AttackedMachine(WeirUp up) => Up = up;

    public WeirUp Up { get; }

    /// <summary>What the attacker runs.</summary>
    public Commands Attacker => Up.Commands.As(Nobody).With("HOME", "/");

    /// <summary>A folder that everybody may write in.</summary>
    public string Open => Path.Combine(Up.Folder, "open");

    public static async Task<AttackedMachine> StartAsync(bool controlGroups = true)
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "needs root");
        var up = await WeirUp.StartAsync(controlGroups ? null : WithoutGroups);
        var machine = new AttackedMachine(up);
        // Jobs read the gate file and write beside it.
        (
            await up.Commands.Shell($"chmod 777 {up.Folder}; mkdir -m 777 {machine.Open}; weir rule add --name 'TRACKED*' --type track")
        ).Succeeded();
        await machine.Until($"cat {up.Folder}/gate", text => text.Contains("\tTRACKED*\t", StringComparison.Ordinal));
        return machine;
    }

    /// <summary>Starts a line of shell of the attacker, which goes on beside the test.</summary>
    public Process Attack(string line) => Kept(Attacker.Start("sh", "-c", $"cd /; {line}"));

    /// <summary>A process of root that the attacker has no right to.</summary>
    public Process Victim() => Kept(new Commands(new Dictionary<string, string> { ["PATH"] = "/usr/bin:/bin" }).Start("sleep", "10000"));

    /// <summary>Ends with the test at the latest.</summary>
    public Process Kept(Process process)
    {
        _processes.Add(process);
        return process;
    }

    /// <summary>Whether a process is there and no zombie.</summary>
    public static bool Lives(int id)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{id.ToString(CultureInfo.InvariantCulture)}/stat");
            return stat[stat.LastIndexOf(')') + 2] is not ('Z' or 'X');
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>The id that a job wrote into a file of the open folder, once it is there.</summary>
    public async Task<int> Id(string file) =>
        int.Parse(await Until($"cat {Open}/{file} 2>/dev/null || :", text => text.EndsWith('\n')), CultureInfo.InvariantCulture);

    /// <summary>The newest job of a name, once it is as wanted.</summary>
    public async Task<JobView> Job(string name, Func<JobView, bool> wanted)
    {
        var text = await Until("weir jobs --json", text => Find(text) is { } job && wanted(job));
        return Find(text)!;

        JobView? Find(string json) =>
            json.StartsWith('{')
                ? JsonSerializer.Deserialize(json, WeirJson.Default.JobPage)!.Items.FirstOrDefault(job => job.Name.Text == name)
                : null;
    }

    /// <summary>Runs a line of root's again and again until its output is as wanted.</summary>
    public async Task<string> Until(string line, Func<string, bool> wanted)
    {
        var ran = "";
        await Until(
            async () => wanted(ran = (await Up.Commands.Shell(line)).Output),
            () => $"{line} did not come to what was wanted; last: {ran}"
        );
        return ran;
    }

    /// <summary>Waits until it is so.</summary>
    public async Task Until(Func<bool> wanted, string what) =>
        await Until(() => Task.FromResult(wanted()), () => $"{what}: it did not come to that");

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _processes)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            process.Dispose();
        }

        await Up.DisposeAsync();
        _never.Dispose();
    }

    private async Task Until(Func<Task<bool>> wanted, Func<string> otherwise)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!await wanted())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start) < Patience, $"{otherwise()}\n{Up.Log}");
            await _never.WaitAsync(Pause, TestContext.Current.CancellationToken);
        }
    }
}
