using Weir.Linux;

namespace Weir.Agent.Files;

/// <summary>
/// Tells watches of changes in folders, by one queue of the kernel's for all. Whoever is not told asks: a file system that does not tell,
/// a folder that is not there, more folders than are watched.
/// </summary>
internal sealed class FolderChanges : IDisposable
{
    private const int MostFolders = 8192;

    private readonly Lock _lock = new();
    private readonly Dictionary<int, HashSet<FolderSignal>> _signals = [];
    private Inotify? _kernel;

    /// <summary>Has a folder watched for a signal, as the user of the calling thread; whether its changes are told.</summary>
    public bool TryWatch(FolderSignal signal, string folder)
    {
        if (!FileSystems.TellsOfChanges(folder))
        {
            return false;
        }

        lock (_lock)
        {
            var isKnown = signal.Watches.TryGetValue(folder, out var before);
            if (signal.IsOver || (!isKnown && _signals.Count >= MostFolders))
            {
                return false;
            }

            try
            {
                _kernel ??= new Inotify(Tell);
                var watch = _kernel.Watch(folder, FileChanges.Content | FileChanges.Attributes);
                if (isKnown && before != watch)
                {
                    // Another folder has its name now.
                    Leave(signal, before);
                }

                signal.Watches[folder] = watch;
                (_signals.TryGetValue(watch, out var known) ? known : _signals[watch] = []).Add(signal);
                return true;
            }
            catch (LinuxException)
            {
                // It is not there, or not this user's to read, or the kernel watches no more of them.
                return false;
            }
        }
    }

    /// <summary>A signal is needed no more.</summary>
    public void Forget(FolderSignal signal)
    {
        lock (_lock)
        {
            foreach (var watch in signal.Watches.Values)
            {
                Leave(signal, watch);
            }

            signal.Watches.Clear();
            signal.IsOver = true;
        }
    }

    public void Dispose() => _kernel?.Dispose();

    private void Leave(FolderSignal signal, int watch)
    {
        if (_signals.TryGetValue(watch, out var signals) && signals.Remove(signal) && signals.Count == 0)
        {
            _signals.Remove(watch);
            _kernel!.Forget(watch);
        }
    }

    private void Tell(IReadOnlyList<FileChange> changes)
    {
        lock (_lock)
        {
            foreach (var change in changes)
            {
                if (change.What.HasFlag(FileChanges.Overflow))
                {
                    foreach (var signal in _signals.Values.SelectMany(signals => signals))
                    {
                        signal.Set();
                    }
                }
                else if (_signals.TryGetValue(change.Watch, out var signals))
                {
                    foreach (var signal in signals)
                    {
                        signal.Set();
                    }

                    if (change.What.HasFlag(FileChanges.Ignored))
                    {
                        _signals.Remove(change.Watch);
                    }
                }
            }
        }
    }
}
