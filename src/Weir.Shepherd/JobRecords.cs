using System.Globalization;
using System.Text;
using Weir.Linux;

namespace Weir.Shepherd;

/// <summary>What a shepherd holds and writes in its job's folder.</summary>
internal sealed class JobRecords : IDisposable
{
    private readonly FolderHandle _folder;
    private readonly FileLock _lock;
    private readonly (uint User, uint Group)? _owner;
    private readonly string? _hints;
    private readonly byte[] _number;
    private readonly JobMonitor _monitor;
    private int _started = -1;

    private JobRecords(FolderHandle folder, FileLock held, (uint User, uint Group)? owner, string? hints, int number)
    {
        _folder = folder;
        _lock = held;
        _owner = owner;
        _hints = hints;
        _monitor = new JobMonitor(folder, number, owner);
        _number = Encoding.ASCII.GetBytes(number.ToString("D9", CultureInfo.InvariantCulture));
    }

    public FolderHandle Folder => _folder;

    /// <summary>
    /// Takes the job: its lock, then its mark. <see langword="null"/> where another shepherd has it or the command has been
    /// started before; then nothing may run.
    /// </summary>
    public static JobRecords? TryTake(string path, (uint User, uint Group)? owner, string? hints, int number)
    {
        var folder = FolderHandle.Open(path);
        FileLock? held = null;
        try
        {
            held = FileLock.TryHold(folder, JobFiles.Lock, owner);
            if (held is not null)
            {
                var records = new JobRecords(folder, held, owner, hints, number);
                const uint Mode = 0x1A0;
                records._started = folder.CreateNew(JobFiles.Started, Mode, owner);
                records._monitor.Running();
                return records;
            }
        }
        catch (LinuxException taken) when (taken.ErrorNumber == Errno.Exists)
        {
            held?.Dispose();
        }

        folder.Dispose();
        return null;
    }

    public void Started(int processId, DateTimeOffset at)
    {
        Descriptors.WriteAll(_started, new StartedRecord(processId, at).ToBytes());
        TryHint();
    }

    /// <summary>
    /// Writes the end down. An agent that took the hint writes it durably into its journal; while there is none, this folder is all
    /// there is and goes to the disk itself.
    /// </summary>
    public void Ended(EndRecord end)
    {
        DurableFile.Put(_folder, JobFiles.End, end.ToBytes(), owner: _owner);
        _monitor.Ended(end);
        if (!TryHint())
        {
            DurableFile.Synchronize(_folder, JobFiles.End);
        }
    }

    public void Dispose()
    {
        if (_started >= 0)
        {
            Descriptors.Close(_started);
            _started = -1;
        }

        _lock.Dispose();
        _folder.Dispose();
    }

    // Lost hints are no loss: the agent looks into the folder sooner or later.
    private bool TryHint() => _hints is not null && HintSender.TrySend(_hints, _number);
}
