using Weir.Linux;

namespace Weir.JobVariables;

/// <summary>
/// A variable's file, open for writing. Whoever writes holds the file's lock, puts bytes 4 to 128 in their place and the three of
/// the status last, so that a reader who takes no lock sees a new status only with all that belongs to it.
/// </summary>
public sealed class RecordFile : IDisposable
{
    /// <summary>How long the lock is waited for. A reader who sits on it must not stop a job: then it is written without.</summary>
    public const int Patience = 1000;

    private const int StatusSize = 3;

    private readonly ValueFile _file;
    private readonly int _size;

    private RecordFile(ValueFile file, int size)
    {
        _file = file;
        _size = size;
    }

    /// <summary>Opens a variable's file, or <see langword="null"/> where there is none.</summary>
    /// <param name="folder">The folder of all variables.</param>
    /// <param name="id">The variable.</param>
    /// <param name="owner">Whose the file must be, or <see langword="null"/>.</param>
    /// <exception cref="LinuxException">It cannot be written, or is not what it should be.</exception>
    public static RecordFile? TryOpen(string folder, VariableId id, uint? owner)
    {
        using var root = FolderHandle.Open(folder);
        using var user = root.TryOpenFolder(id.User);
        return user is null ? null : TryOpen(user, id.Name, owner);
    }

    /// <summary>The same in a folder that is open, for a variable that has this many bytes.</summary>
    internal static RecordFile? TryOpen(FolderHandle user, string name, uint? owner, int size = MonitoringRecord.Size)
    {
        if (ValueFile.TryOpen(user, name, forWriting: true) is not { } file)
        {
            return null;
        }

        if (file.Facts is not { } facts || facts.Links != 1 || (owner is { } whose && facts.Owner != whose))
        {
            file.Dispose();
            throw new LinuxException(Errno.NotPermitted, $"{name} is not the plain file that was put there");
        }

        return new RecordFile(file, size);
    }

    /// <summary>Changes the system's part under the lock and writes what became different; whether anything did.</summary>
    public bool Update(
        VariableEncoding encoding,
        Func<MonitoringRecord, MonitoringRecord> change,
        Action<VariableValue>? written = null,
        int patience = Patience
    )
    {
        _file.TryLock(alone: true, patience);
        try
        {
            var old = VariableBytes.Read(_file, encoding, _size, out var length);
            var now = change(MonitoringRecord.Parse(old, encoding)).Bytes;
            if (length == old.Length && now[..MonitoringRecord.Size].SequenceEqual(old.AsSpan(0, MonitoringRecord.Size)))
            {
                return false;
            }

            if (length < old.Length)
            {
                // Somebody has cut it short: it is put there whole again.
                WriteInOrder(0, now);
                written?.Invoke(new VariableValue(now.ToArray(), encoding, _file.Facts?.ChangedAt ?? 0));
                return true;
            }

            // What stands behind belongs to its owner, who may be writing there now.
            var rest = StatusSize..MonitoringRecord.Size;
            if (!now[rest].SequenceEqual(old.AsSpan(rest)))
            {
                _file.WriteAt(now[rest], StatusSize);
            }

            if (!now[..StatusSize].SequenceEqual(old.AsSpan(0, StatusSize)))
            {
                _file.WriteAt(now[..StatusSize], 0);
            }

            written?.Invoke(new VariableValue(now.ToArray(), encoding, _file.Facts?.ChangedAt ?? 0));
            return true;
        }
        finally
        {
            _file.Unlock();
        }
    }

    /// <summary>
    /// Writes bytes at a position counted from 1, the same as were there or not. With an expectation they are written only where
    /// that stands there; whether they were.
    /// </summary>
    public bool Write(
        VariableEncoding encoding,
        int position,
        ReadOnlySpan<byte> bytes,
        ReadOnlySpan<byte> expected,
        Action<VariableValue>? written = null
    )
    {
        var locked = _file.TryLock(alone: true, Patience);
        try
        {
            var whole = VariableBytes.Read(_file, encoding, _size, out var length);
            if (!expected.IsEmpty)
            {
                if (!locked)
                {
                    throw new LinuxException(Errno.Again, "another program keeps the variable locked");
                }

                if (!whole.AsSpan(position - 1, expected.Length).SequenceEqual(expected))
                {
                    return false;
                }
            }

            bytes.CopyTo(whole.AsSpan(position - 1));
            if (length < whole.Length)
            {
                // Somebody has cut it short: it is put there whole again.
                WriteInOrder(0, whole);
            }
            else
            {
                WriteInOrder(position - 1, bytes);
            }

            written?.Invoke(new VariableValue(whole, encoding, _file.Facts?.ChangedAt ?? 0));
            return true;
        }
        finally
        {
            _file.Unlock();
        }
    }

    /// <summary>Makes what was written durable.</summary>
    public void Synchronize() => _file.Synchronize();

    /// <inheritdoc />
    public void Dispose() => _file.Dispose();

    internal void SetMode(uint mode) => _file.SetMode(mode);

    // A short value is one write; one that reaches over the status keeps the order.
    private void WriteInOrder(int offset, ReadOnlySpan<byte> bytes)
    {
        if (offset < StatusSize && offset + bytes.Length > StatusSize)
        {
            var head = StatusSize - offset;
            _file.WriteAt(bytes[head..], StatusSize);
            bytes = bytes[..head];
        }

        _file.WriteAt(bytes, offset);
    }
}
