using Weir.Linux;

namespace Weir.Execution.Local;

/// <summary>The machine's processes.</summary>
internal sealed class LinuxProcesses : IProcesses, IDisposable
{
    private readonly ProcessWatcher _watcher = new();

    public IProcess Find(ProcessIdentity mark)
    {
        if (mark.BootId == BootId.Current.ToString() && ProcessHandle.Open(mark.Id) is { } handle)
        {
            if (handle.Facts() is { } facts && facts.StartTicks == mark.StartTicks && facts.RealUser == mark.User)
            {
                return new LinuxProcess(handle, isSure: true);
            }

            handle.Dispose();
        }

        return new LinuxProcess(null, isSure: true);
    }

    public IProcess? Claimed(int processId) =>
        processId > 1 && ProcessHandle.Open(processId) is { } handle ? new LinuxProcess(handle, isSure: false) : null;

    public void Watch(IProcess process, Action<int?> ended)
    {
        if (process.HasEnded && process.Handle is null)
        {
            ended(null);
            return;
        }

        var handle = process.Handle ?? throw new LinuxException(Errno.TooManyFiles, $"process {process.Id} cannot be watched");
        // Shepherds are children: without this they stay as zombies. Others' processes are not ours to reap, and are not.
        _watcher.Watch(handle, () => ended(process.Id > 0 ? Spawner.Reap(process.Id)?.ExitCode : null));
    }

    public void Forget(IProcess process)
    {
        if (process.Handle is { } handle)
        {
            _watcher.Forget(handle);
        }
    }

    public IReadOnlyList<IProcess> Below(IProcess ancestor) =>
        ancestor.Handle is { } handle ? [.. ProcessDescent.Below(handle).Select(found => new LinuxProcess(found, isSure: true))] : [];

    public void Dispose() => _watcher.Dispose();
}
