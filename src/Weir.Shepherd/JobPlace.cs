using Weir.Linux;

namespace Weir.Shepherd;

/// <summary>
/// The open folders of one job. Where root's agent runs it they are root's, and the job's user can neither replace nor remove what
/// lies in them; where this process is the user's own, its records are his word and lie in a folder of his.
/// </summary>
internal sealed class JobPlace : IDisposable
{
    private readonly FolderHandle? _script;

    private JobPlace(FolderHandle records, FolderHandle notes, FolderHandle files, string filesPath, FolderHandle? script = null)
    {
        _script = script;
        Records = records;
        Notes = notes;
        Files = files;
        FilesPath = filesPath;
    }

    /// <summary>Lock, start mark and end.</summary>
    public FolderHandle Records { get; }

    /// <summary>What the agent leaves for the shepherd.</summary>
    public FolderHandle Notes { get; }

    /// <summary>What is the job's own: its output and its local data area.</summary>
    public FolderHandle Files { get; }

    public string FilesPath { get; }

    /// <summary>Opens a job's folder; one that an older agent made holds everything in itself.</summary>
    /// <exception cref="LinuxException">It cannot be opened.</exception>
    public static JobPlace Open(string folder)
    {
        List<FolderHandle> open = [];
        try
        {
            open.Add(FolderHandle.Open(folder));
            var records = open[0];
            var files = records.TryOpenFolder(JobFiles.FilesFolder);
            if (files is null)
            {
                return new JobPlace(records, records, records, folder);
            }

            open.Add(files);
            return new JobPlace(records, records, files, $"{folder}/{JobFiles.FilesFolder}", records.TryOpenFolder(JobFiles.ScriptFolder));
        }
        catch (LinuxException)
        {
            open.ForEach(one => one.Dispose());
            throw;
        }
    }

    /// <summary>Opens the folders of a job in place: its own for the records, and root's, through which it may only pass.</summary>
    /// <exception cref="LinuxException">One of them cannot be opened.</exception>
    public static JobPlace Open(string records, string jobFolder)
    {
        List<FolderHandle> open = [];
        try
        {
            open.Add(FolderHandle.Open(records));
            open.Add(FolderHandle.OpenPassage(jobFolder));
            var files =
                open[1].TryOpenFolder(JobFiles.FilesFolder)
                ?? throw new LinuxException(Errno.NoEntry, $"{jobFolder}/{JobFiles.FilesFolder} cannot be opened");
            return new JobPlace(open[0], open[1], files, $"{jobFolder}/{JobFiles.FilesFolder}");
        }
        catch (LinuxException)
        {
            open.ForEach(folder => folder.Dispose());
            throw;
        }
    }

    /// <summary>
    /// Makes the file of a submitted script and gives it to the job's user; its path below <paramref name="folder"/>. It lies alone: what
    /// a script does to the folder of its own name is done to nothing else.
    /// </summary>
    /// <exception cref="LinuxException">It cannot be written.</exception>
    public string WriteScript(string folder, ReadOnlySpan<byte> text, (uint User, uint Group) owner)
    {
        const uint Mode = 0x1E8;
        var descriptor = CreateAnew(_script ?? Files, JobFiles.Script, Mode, owner);
        try
        {
            Descriptors.WriteAll(descriptor, text);
        }
        finally
        {
            Descriptors.Close(descriptor);
        }

        return _script is null ? $"{folder}/{JobFiles.Script}" : $"{folder}/{JobFiles.ScriptFolder}/{JobFiles.Script}";
    }

    /// <summary>
    /// Makes a file, for reading and writing. One that is there is a leftover, or another name of somebody's file: it is taken away first.
    /// </summary>
    public static int CreateAnew(FolderHandle folder, string name, uint mode, (uint User, uint Group)? owner = null)
    {
        try
        {
            return folder.CreateNew(name, mode, owner);
        }
        catch (LinuxException there) when (there.ErrorNumber == Errno.Exists)
        {
            folder.TryRemove(name);
            return folder.CreateNew(name, mode, owner);
        }
    }

    public void Dispose()
    {
        _script?.Dispose();
        Files.Dispose();
        Notes.Dispose();
        Records.Dispose();
    }
}
