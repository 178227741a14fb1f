using System.Collections.Concurrent;
using System.Threading.Channels;
using Weir.Execution.Local;
using Weir.Linux;

namespace Weir.Agent.Tests;

/// <summary>Shepherds that leave what real ones leave, at once or when told.</summary>
internal sealed class FakeShepherds(string hints, FakeProcesses processes) : IShepherds
{
    /// <summary>The process id of the first one launched.</summary>
    public const int FirstProcess = 900_001;

    private readonly Channel<ShepherdLaunch> _launches = Channel.CreateUnbounded<ShepherdLaunch>();
    private readonly ConcurrentDictionary<int, FakeProcess> _over = new();
    private int _process = FirstProcess - 1;

    public ConcurrentQueue<ShepherdLaunch> Launched { get; } = new();

    /// <summary>Whether jobs end at once; else <see cref="End"/> ends them.</summary>
    public bool EndsAtOnce { get; set; } = true;

    /// <summary>Whether the start mark gets its process with it; else <see cref="Fork"/> gives it.</summary>
    public bool ForksAtOnce { get; set; } = true;

    /// <summary>The errors with which the next ones cannot be made.</summary>
    public ConcurrentQueue<int> Refusals { get; } = new();

    /// <summary>How many of the next ones leave nothing.</summary>
    public int ComeToNothing { get; set; }

    /// <summary>The next one launched, whether it was already or will be.</summary>
    public ValueTask<ShepherdLaunch> NextAsync(CancellationToken cancellationToken) => _launches.Reader.ReadAsync(cancellationToken);

    public IProcess Launch(ShepherdLaunch launch)
    {
        if (Refusals.TryDequeue(out var error))
        {
            throw new LinuxException(error, "no shepherd");
        }

        Launched.Enqueue(launch);
        var process = processes.Add(Interlocked.Increment(ref _process));
        _over[launch.Number.Value] = process;
        if (ComeToNothing > 0)
        {
            ComeToNothing--;
            return process;
        }

        if (ForksAtOnce)
        {
            Fork(launch, process.Id + 1000);
        }
        else
        {
            File.WriteAllText(Path.Join(launch.Folder, "started"), "");
        }

        _launches.Writer.TryWrite(launch);
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

    /// <summary>The process over a job.</summary>
    public FakeProcess Over(ShepherdLaunch launch) => _over[launch.Number.Value];

    public static void Fork(ShepherdLaunch launch, int processId) =>
        File.WriteAllText(Path.Join(launch.Folder, "started"), $$"""{"processId":{{processId}},"at":"{{DateTimeOffset.UtcNow:O}}"}""");

    /// <summary>Ends a job as a shepherd does: it writes the end down, and is gone.</summary>
    public void End(ShepherdLaunch launch, int exitCode)
    {
        Write(launch, exitCode);
        Over(launch).End();
    }

    /// <summary>A process of an earlier agent is over a job.</summary>
    public void Adopt(ShepherdLaunch launch, int process) => _over[launch.Number.Value] = processes.Add(process);

    public void Write(ShepherdLaunch launch, int exitCode)
    {
        var now = DateTimeOffset.UtcNow;
        WriteText(
            launch,
            $$"""{"processId":1,"startedAt":"{{now:O}}","endedAt":"{{now:O}}","exitCode":{{exitCode}},"cpuMicroseconds":5,"peakKibibytes":6}"""
        );
    }

    public void WriteText(ShepherdLaunch launch, string end)
    {
        File.WriteAllText(Path.Join(launch.Folder, "end.json"), end);
        HintSender.TrySend(hints, System.Text.Encoding.ASCII.GetBytes(launch.Number.ToString()));
    }
}
