using System.Collections.Concurrent;
using Weir.Agent.Running;
using Weir.Linux;

namespace Weir.Agent.Tests;

/// <summary>Shepherds that leave what real ones leave, at once or when told.</summary>
internal sealed class FakeShepherds(string hints) : IShepherds
{
    private int _process = 900_000;

    public ConcurrentQueue<ShepherdLaunch> Launched { get; } = new();

    /// <summary>Whether jobs end at once; else <see cref="End"/> ends them.</summary>
    public bool EndsAtOnce { get; set; } = true;

    public int Launch(ShepherdLaunch launch)
    {
        Launched.Enqueue(launch);
        var process = Interlocked.Increment(ref _process);
        File.WriteAllText(Path.Join(launch.Folder, "started"), $$"""{"processId":{{process + 1000}},"at":"{{DateTimeOffset.UtcNow:O}}"}""");
        if (EndsAtOnce)
        {
            End(launch, 0);
        }
        else
        {
            HintSender.TrySend(hints, System.Text.Encoding.ASCII.GetBytes(launch.Number.ToString()));
        }

        return process;
    }

    public void End(ShepherdLaunch launch, int exitCode)
    {
        var now = DateTimeOffset.UtcNow;
        File.WriteAllText(
            Path.Join(launch.Folder, "end.json"),
            $$"""{"processId":1,"startedAt":"{{now:O}}","endedAt":"{{now:O}}","exitCode":{{exitCode}},"cpuMicroseconds":5,"peakKibibytes":6}""");
        HintSender.TrySend(hints, System.Text.Encoding.ASCII.GetBytes(launch.Number.ToString()));
    }
}
