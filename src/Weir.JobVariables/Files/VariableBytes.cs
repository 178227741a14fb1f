using Weir.Linux;

namespace Weir.JobVariables;

/// <summary>Reads the bytes of variables.</summary>
internal static class VariableBytes
{
    private const int Patience = 1000;

    /// <summary>Reads a file whose lock the caller holds. One that somebody has cut short or made longer is taken as far as it goes, filled up with blanks.</summary>
    public static byte[] Read(ValueFile file, VariableEncoding? encoding)
    {
        Span<byte> buffer = stackalloc byte[MonitoringRecord.SizeWithUserPart];
        var length = file.ReadAt(buffer, 0);
        var whole = length <= MonitoringRecord.Size ? MonitoringRecord.Size : MonitoringRecord.SizeWithUserPart;
        if (length < whole)
        {
            buffer[length..whole].Fill(CharacterSet.Of(encoding ?? MonitoringRecord.Detect(buffer[..length])).Blank);
        }

        return buffer[..whole].ToArray();
    }

    /// <summary>
    /// Opens and reads a variable, or <see langword="null"/> where it is not there. Under the readers' lock, so that what was
    /// being written comes whole; where another program sits on the lock, two readings must agree.
    /// </summary>
    public static VariableValue? Read(FolderHandle user, string name, VariableEncoding? encoding)
    {
        using var file = ValueFile.TryOpen(user, name, forWriting: false);
        if (file is null)
        {
            return null;
        }

        var locked = file.TryLock(alone: false, Patience);
        var version = file.Facts?.ChangedAt ?? throw new LinuxException(Errno.Invalid, $"{name} is no plain file");
        var read = Read(file, encoding);
        while (!locked && Read(file, encoding) is var again && !again.AsSpan().SequenceEqual(read))
        {
            read = again;
        }

        return new VariableValue(read, encoding ?? MonitoringRecord.Detect(read), version);
    }
}
