using Weir.Linux;

namespace Weir.JobVariables;

/// <summary>The users' folders that are watched, each once, as long as somebody waits on a variable in it.</summary>
internal sealed class WatchedFolders(string folder, Inotify inotify)
{
    // Not its closing: each write is told of once, while its writer still holds the lock.
    private const FileChanges Wanted =
        FileChanges.Modified | FileChanges.MovedTo | FileChanges.MovedFrom | FileChanges.Created | FileChanges.Deleted;

    private readonly Dictionary<string, (int Watch, int Count)> _byUser = [];
    private readonly Dictionary<int, string> _byWatch = [];

    public void Add(string user)
    {
        if (_byUser.TryGetValue(user, out var known))
        {
            _byUser[user] = known with { Count = known.Count + 1 };
            return;
        }

        var watch = inotify.Watch(Path.Join(folder, user), Wanted);
        _byUser[user] = (watch, 1);
        _byWatch[watch] = user;
    }

    public void Remove(string user)
    {
        if (!_byUser.TryGetValue(user, out var known))
        {
            return;
        }

        if (known.Count > 1)
        {
            _byUser[user] = known with { Count = known.Count - 1 };
            return;
        }

        _byUser.Remove(user);
        _byWatch.Remove(known.Watch);
        inotify.Forget(known.Watch);
    }

    public string? UserOf(int watch) => _byWatch.GetValueOrDefault(watch);
}
