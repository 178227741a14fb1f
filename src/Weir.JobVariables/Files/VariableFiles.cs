using System.Collections.Concurrent;
using Weir.Linux;

namespace Weir.JobVariables;

/// <summary>
/// Job variables as any program that may read them sees them: plain files, without the agent. Each reading opens the file anew, and
/// values are never torn. The encoding is told by the first byte, where nobody says it.
/// </summary>
public sealed class VariableFiles(string folder, VariableEncoding? encoding = null) : IVariableReader, IDisposable
{
    // The users' folders stay the same ones; to open them each time would be most of the work.
    private readonly ConcurrentDictionary<string, FolderHandle> _users = [];

    /// <inheritdoc />
    public string Folder => folder;

    /// <inheritdoc />
    public VariableValue? TryRead(VariableId id) => TryRead(id, encoding);

    /// <summary>What a variable of a known encoding holds, or <see langword="null"/> where it is not there.</summary>
    public VariableValue? TryRead(VariableId id, VariableEncoding? known)
    {
        if (_users.TryGetValue(id.User, out var user) && VariableBytes.Read(user, id.Name, known) is { } value)
        {
            return value;
        }

        // Not there, or in a folder that has taken the other's place.
        using var root = FolderHandle.Open(folder);
        var now = root.TryOpenFolder(id.User);
        if (now is null)
        {
            return null;
        }

        if (user is null && _users.TryAdd(id.User, now))
        {
            return VariableBytes.Read(now, id.Name, known);
        }

        using (now)
        {
            return VariableBytes.Read(now, id.Name, known);
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var user in _users.Values)
        {
            user.Dispose();
        }

        _users.Clear();
    }
}
