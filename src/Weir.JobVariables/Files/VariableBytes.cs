using Weir.Linux;

namespace Weir.JobVariables;

/// <summary>Reads the bytes of variables.</summary>
internal static class VariableBytes
{
    /// <summary>How long a lock is waited for before a variable is read without it.</summary>
    public const int Patience = 100;

    // Somebody who locks a file and writes it without end must not keep a reader for ever.
    private const int MostReadings = 1000;

    /// <summary>
    /// Reads a file whose lock the caller holds. One that somebody has cut short or made longer is taken as far as it goes, filled up with
    /// blanks.
    /// </summary>
    public static byte[] Read(ValueFile file, VariableEncoding? encoding) => Read(file, encoding, 0, out _);

    /// <summary>The same for a variable that has this many bytes at least; says how many the file has.</summary>
    public static byte[] Read(ValueFile file, VariableEncoding? encoding, int size, out int length)
    {
        Span<byte> buffer = stackalloc byte[MonitoringRecord.SizeWithUserPart];
        length = file.ReadAt(buffer, 0);
        var whole = Math.Max(size, length <= MonitoringRecord.Size ? MonitoringRecord.Size : MonitoringRecord.SizeWithUserPart);
        if (length < whole)
        {
            buffer[length..whole].Fill(CharacterSet.For(encoding ?? MonitoringRecord.Detect(buffer[..length])).Blank);
        }

        return buffer[..whole].ToArray();
    }

    /// <inheritdoc cref="Read(FolderHandle, string, VariableEncoding?, bool, out bool)" />
    public static VariableValue? Read(FolderHandle user, string name, VariableEncoding? encoding) =>
        Read(user, name, encoding, atOnce: false, out _);

    /// <summary>
    /// Opens and reads a variable, or <see langword="null"/> where it is not there. Under the readers' lock, so that what was
    /// being written comes whole; where another program sits on the lock, two readings must agree.
    /// </summary>
    /// <param name="user">The folder.</param>
    /// <param name="name">The file.</param>
    /// <param name="encoding">Its encoding, where it is known.</param>
    /// <param name="atOnce">Not to wait: where another program sits on the lock nothing is read.</param>
    /// <param name="isKept">Whether nothing was read for that.</param>
    public static VariableValue? Read(FolderHandle user, string name, VariableEncoding? encoding, bool atOnce, out bool isKept)
    {
        isKept = false;
        using var file = ValueFile.TryOpen(user, name, forWriting: false);
        if (file is null)
        {
            return null;
        }

        var locked = file.TryLock(alone: false, atOnce ? 0 : Patience);
        if (!locked && atOnce)
        {
            isKept = true;
            return null;
        }

        var version = file.Facts?.ChangedAt ?? throw new LinuxException(Errno.Invalid, $"{name} is not a plain file");
        var read = Read(file, encoding);
        for (
            var reading = 0;
            !locked && reading < MostReadings && Read(file, encoding) is var again && !again.AsSpan().SequenceEqual(read);
            reading++
        )
        {
            read = again;
        }

        return new VariableValue(read, encoding ?? MonitoringRecord.Detect(read), version);
    }
}
