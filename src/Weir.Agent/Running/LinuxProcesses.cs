using Weir.Linux;

namespace Weir.Agent.Running;

/// <summary>The machine's processes.</summary>
internal sealed class LinuxProcesses : IProcesses, IDisposable
{
    private readonly ProcessWatcher _watcher = new();

    public bool TryWatch(int processId, Action<int?> ended) => processId > 0 && _watcher.TryWatch(processId, id =>
    {
        // Shepherds are children: without this they stay as zombies. Others' processes are not ours to reap, and are not.
        ended(Spawner.Reap(id)?.ExitCode);
    });

    public bool TrySignal(int processId, int signal) => processId is not (0 or -1 or 1) && Signals.TrySend(processId, signal);

    public void Dispose() => _watcher.Dispose();
}
