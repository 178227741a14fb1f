using Weir.Jobs;

namespace Weir.Execution.Local;

/// <summary>
/// Which process stands over each job that was let go, written down in a folder of the agent's own, so that the next agent knows it
/// again: no file that a job can reach says so.
/// </summary>
internal sealed class SupervisorRecords(ExecutionOptions options)
{
    /// <summary>Makes the folder, and removes what was written of jobs that are over.</summary>
    public void Open(IEnumerable<TrackingNumber> unfinished)
    {
        Directory.CreateDirectory(options.Processes, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var known = unfinished.Select(number => number.ToString()).ToHashSet(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(options.Processes).Where(file => !known.Contains(Path.GetFileName(file))))
        {
            File.Delete(file);
        }
    }

    /// <summary>Writes a process down where it is known for sure.</summary>
    public void Write(TrackingNumber number, IProcess process)
    {
        if (process is { IsSure: true, Mark: { } mark })
        {
            File.WriteAllText(FileOf(number), mark.ToString());
        }
    }

    /// <summary>What is written of a job's; <see langword="null"/> where nothing is.</summary>
    public ProcessIdentity? Read(TrackingNumber number)
    {
        var file = FileOf(number);
        return File.Exists(file) ? ProcessIdentity.Parse(File.ReadAllText(file)) : null;
    }

    public void Remove(TrackingNumber number) => File.Delete(FileOf(number));

    private string FileOf(TrackingNumber number) => Path.Join(options.Processes, number.ToString());
}
