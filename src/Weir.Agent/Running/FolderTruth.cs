using Weir.Linux;

namespace Weir.Agent.Running;

/// <summary>What a job's folder says. The folder belongs to the job's user: nothing in it is trusted, followed or waited for.</summary>
/// <param name="ShepherdAlive">Whether the lock is held; <see langword="false"/> where nobody asked.</param>
/// <param name="Holder">The process id in the lock.</param>
/// <param name="Start">The start mark.</param>
/// <param name="ProcessId">The command's process id, once known.</param>
/// <param name="StartedAt">When it was started, once known.</param>
/// <param name="End">The end, once written.</param>
internal sealed record FolderTruth(bool ShepherdAlive, int? Holder, StartMark Start, int? ProcessId, DateTimeOffset? StartedAt, EndMark? End)
{
    private const string SealText = "sealed";

    public static FolderTruth Nothing { get; } = new(false, null, StartMark.None, null, null, null);

    /// <summary>Reads a folder. The lock is looked at first: where it is free, all else is final.</summary>
    public static FolderTruth Read(string folder, bool lookAtLock)
    {
        if (!Directory.Exists(folder))
        {
            return Nothing;
        }

        var (held, holder) = lookAtLock ? FileLock.Look(Path.Join(folder, "lock")) : (false, null);
        var started = Path.Join(folder, "started");
        using var handle = FolderHandle.Open(folder);
        if (new FileInfo(started).LinkTarget == SealText)
        {
            return new FolderTruth(held, holder, StartMark.Sealed, null, null, null);
        }

        var (mark, processId, at) = ShepherdFiles.ReadStarted(handle);
        return new FolderTruth(held, holder, mark, processId, at, mark == StartMark.None ? null : ShepherdFiles.ReadEnd(handle));
    }

    /// <summary>
    /// Closes a job for good: takes the place of the start mark, so that no shepherd can start it. <see langword="false"/> where
    /// one was faster. A symbolic link is made with its content in one step.
    /// </summary>
    public static bool TrySeal(string folder)
    {
        var started = Path.Join(folder, "started");
        try
        {
            File.CreateSymbolicLink(started, SealText);
            return true;
        }
        catch (DirectoryNotFoundException)
        {
            // No folder was made yet, and only the agent makes them.
            return true;
        }
        catch (IOException) when (Path.Exists(started) || new FileInfo(started).LinkTarget is not null)
        {
            return new FileInfo(started).LinkTarget == SealText;
        }
    }
}
