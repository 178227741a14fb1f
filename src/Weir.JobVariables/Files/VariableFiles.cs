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
    public VariableValue? TryRead(VariableId id, VariableEncoding? known) => TryRead(id, known, atOnce: false, out _);

    /// <inheritdoc />
    public bool TryReadAtOnce(VariableId id, out VariableValue? value) => TryReadAtOnce(id, encoding, out value);

    /// <summary>The same for a known encoding.</summary>
    public bool TryReadAtOnce(VariableId id, VariableEncoding? known, out VariableValue? value)
    {
        value = TryRead(id, known, atOnce: true, out var isKept);
        return !isKept;
    }

    private VariableValue? TryRead(VariableId id, VariableEncoding? known, bool atOnce, out bool isKept)
    {
        isKept = false;
        if (
            _users.TryGetValue(id.User, out var user)
            && VariableBytes.Read(user, id.Name, known, atOnce, out isKept) is var value
            && (value is not null || isKept)
        )
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
            return VariableBytes.Read(now, id.Name, known, atOnce, out isKept);
        }

        using (now)
        {
            return VariableBytes.Read(now, id.Name, known, atOnce, out isKept);
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
