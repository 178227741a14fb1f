using Microsoft.Win32.SafeHandles;

namespace Weir.Ways.At;

/// <summary>
/// Scripts opened as soon as at made them, until something is decided: atd may run and remove a job for now before anybody can
/// look, and an open file can still be read.
/// </summary>
internal sealed class AtOpenScripts(AtSpool spool) : IDisposable
{
    private const int MostBytes = 1024 * 1024,
        MostFiles = 256,
        MostDecided = 4096;

    private readonly Dictionary<string, (AtEntry Entry, SafeFileHandle Handle)> _open = new(StringComparer.Ordinal);
    private readonly HashSet<string> _decided = new(StringComparer.Ordinal);
    private readonly Queue<string> _decidedFirst = new();

    public void Open(AtEntry entry)
    {
        if (entry.Runs || _open.Count >= MostFiles || _open.ContainsKey(entry.Rest))
        {
            return;
        }

        // Where it is too late already nothing can be said of it.
        if (spool.OpenForLater(entry) is { } handle)
        {
            _open[entry.Rest] = (entry, handle);
        }
    }

    /// <summary>The entry as at made it.</summary>
    public AtEntry? EntryOf(AtEntry entry) => _open.TryGetValue(entry.Rest, out var opened) ? opened.Entry : null;

    /// <summary>What the script says, though it may be removed; <see langword="null"/> where it was not opened.</summary>
    public byte[]? Read(AtEntry entry)
    {
        if (!_open.TryGetValue(entry.Rest, out var opened))
        {
            return null;
        }

        var bytes = new byte[Math.Min(RandomAccess.GetLength(opened.Handle), MostBytes)];
        return bytes[..RandomAccess.Read(opened.Handle, bytes, 0)];
    }

    /// <summary>The job has been decided about; the script is not needed any more.</summary>
    public void Decided(AtEntry entry)
    {
        Close(entry);
        if (_decided.Add(entry.Rest))
        {
            _decidedFirst.Enqueue(entry.Rest);
        }

        if (_decidedFirst.Count > MostDecided)
        {
            _decided.Remove(_decidedFirst.Dequeue());
        }
    }

    /// <summary>Whether the job was decided about, of the last some thousand.</summary>
    public bool IsDecided(AtEntry entry) => _decided.Contains(entry.Rest);

    public void Close(AtEntry entry)
    {
        if (_open.Remove(entry.Rest, out var opened))
        {
            opened.Handle.Dispose();
        }
    }

    public void Dispose()
    {
        foreach (var (_, handle) in _open.Values)
        {
            handle.Dispose();
        }

        _open.Clear();
    }
}
