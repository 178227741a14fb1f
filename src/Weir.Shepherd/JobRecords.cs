using System.Globalization;
using System.Text;
using Weir.Linux;

namespace Weir.Shepherd;

/// <summary>
/// What a shepherd holds and writes in its job's folder. All the room that its records need is taken before the command is started:
/// where the disk is full nothing is started, and what was started can be written down to its end.
/// </summary>
internal sealed class JobRecords : IDisposable
{
    private const uint Mode = 0x1A0;
    private const int StartedRoom = 80,
        EndRoom = 512;
    private const int FirstPause = 100,
        LongestPause = 5_000;

    private readonly FolderHandle _folder;
    private readonly FileLock _lock;
    private readonly string? _hints;
    private readonly byte[] _number;
    private readonly JobMonitor _monitor;
    private int _started = -1;
    private int _end = -1;

    private JobRecords(JobPlace place, FileLock held, string? hints, int number)
    {
        _folder = place.Records;
        _lock = held;
        _hints = hints;
        _monitor = new JobMonitor(place.Records, place.Notes, number);
        _number = Encoding.ASCII.GetBytes(number.ToString("D9", CultureInfo.InvariantCulture));
    }

    /// <summary>
    /// Takes the job's lock, and room for its end. <see langword="null"/> where another shepherd has it or the command has been
    /// started before; then nothing may run.
    /// </summary>
    /// <exception cref="LinuxException">The system refused: nothing is held or marked.</exception>
    public static JobRecords? TryOpen(JobPlace place, string? hints, int number)
    {
        var folder = place.Records;
        FileLock? held = null;
        JobRecords? records = null;
        try
        {
            held = FileLock.TryHold(folder, JobFiles.Lock);
            if (held is not null && !IsMarked(folder))
            {
                records = new JobRecords(place, held, hints, number);
                records._end = JobPlace.CreateAnew(folder, JobFiles.EndRoom, Mode);
                WriteBlanks(records._end, EndRoom);
                return records;
            }
        }
        catch (LinuxException)
        {
            records?.Dispose();
            held?.Dispose();
            throw;
        }

        held?.Dispose();
        return null;
    }

    /// <summary>
    /// Leaves the mark that the command is about to start: the last before it does. <see langword="false"/> where there is one
    /// already; then nothing may run.
    /// </summary>
    /// <param name="durably">Whether the mark is on the disk before this returns: so that where there is none, nothing was started. Only
    /// a job that its agent would start again needs that.</param>
    /// <exception cref="LinuxException">The system refused: nothing may run. The mark is gone again, where that is possible.</exception>
    public bool TryMark(bool durably)
    {
        try
        {
            _started = _folder.CreateNew(JobFiles.Started, Mode);
        }
        catch (LinuxException taken) when (taken.ErrorNumber == Errno.Exists)
        {
            return false;
        }

        try
        {
            WriteBlanks(_started, StartedRoom);
            if (durably)
            {
                // The name is the mark, whatever the file holds; what was made before it in the file system, its folder too, goes with it.
                _folder.Synchronize();
            }
        }
        catch (LinuxException)
        {
            RemoveMark();
            throw;
        }

        _monitor.Running();
        return true;
    }

    /// <summary>Takes the mark away again: the command could not be started, and may be later.</summary>
    public void RemoveMark()
    {
        if (_started >= 0)
        {
            _folder.TryRemove(JobFiles.Started);
            Close(ref _started);
        }
    }

    public void Started(int processId, DateTimeOffset at)
    {
        var bytes = new byte[StartedRoom];
        bytes.AsSpan().Fill((byte)' ');
        new StartedRecord(processId, at).ToBytes().CopyTo(bytes, 0);
        try
        {
            Descriptors.TrySeek(_started, 0);
            Descriptors.WriteAll(_started, bytes);
        }
        catch (LinuxException full) when (Errno.IsShortage(full.ErrorNumber))
        {
            // Its room was taken before; a file system that needs more to write there leaves the process id out, and its end tells it.
        }

        TryHint();
    }

    /// <summary>
    /// Says that a file of output reached its bound; where there is no room for that, the file itself says it at the end.
    /// </summary>
    public void WriteFullNotice(string text)
    {
        try
        {
            var file = JobPlace.CreateAnew(_folder, JobFiles.OutputFull, Mode);
            try
            {
                Descriptors.WriteAll(file, Encoding.ASCII.GetBytes(text));
            }
            finally
            {
                Descriptors.Close(file);
            }
        }
        catch (LinuxException full) when (Errno.IsShortage(full.ErrorNumber))
        {
            return;
        }

        TryHint();
    }

    /// <summary>
    /// Writes the end down, and where the disk is full tries until there is room, so often at most. An agent that took the hint writes
    /// it durably into its journal; while there is none, this folder is all there is and goes to the disk itself.
    /// </summary>
    /// <returns><see langword="false"/> where there was no room to the last.</returns>
    public bool Ended(EndRecord end, int mostTries = int.MaxValue)
    {
        var pause = FirstPause;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                WriteEnd(end.ToBytes());
                break;
            }
            catch (LinuxException full) when (Errno.IsShortage(full.ErrorNumber))
            {
                if (attempt == mostTries)
                {
                    return false;
                }
            }

            Pause.For(pause);
            pause = Math.Min(2 * pause, LongestPause);
        }

        _monitor.Ended(end);
        if (!TryHint())
        {
            DurableFile.Synchronize(_folder, JobFiles.End);
        }

        return true;
    }

    public void Dispose()
    {
        if (_end >= 0)
        {
            _folder.TryRemove(JobFiles.EndRoom);
            Close(ref _end);
        }

        Close(ref _started);
        _lock.Dispose();
    }

    // A link that the agent sealed the job with is a mark as well.
    private static bool IsMarked(FolderHandle folder)
    {
        try
        {
            using var mark = folder.OpenRead(JobFiles.Started);
            return mark is not null;
        }
        catch (LinuxException link) when (link.ErrorNumber == Errno.TooManyLinks)
        {
            return true;
        }
    }

    private static void WriteBlanks(int descriptor, int count)
    {
        Span<byte> blanks = stackalloc byte[count];
        blanks.Fill((byte)' ');
        Descriptors.WriteAll(descriptor, blanks);
    }

    private static void Close(ref int descriptor)
    {
        if (descriptor >= 0)
        {
            Descriptors.Close(descriptor);
            descriptor = -1;
        }
    }

    private void WriteEnd(byte[] end)
    {
        Descriptors.TrySeek(_end, 0);
        Descriptors.WriteAll(_end, end);
        Descriptors.Shorten(_end, end.Length);
        try
        {
            _folder.Rename(JobFiles.EndRoom, JobFiles.End);
        }
        catch (LinuxException gone) when (gone.ErrorNumber == Errno.NoEntry)
        {
            // The folder is this process' user's, who tidied up.
            DurableFile.Replace(_folder, JobFiles.End, end);
        }

        Close(ref _end);
    }

    // Lost hints are no loss: the agent looks into the folder sooner or later.
    private bool TryHint() => _hints is not null && HintSender.TrySend(_hints, _number);
}
