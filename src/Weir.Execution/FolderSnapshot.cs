using Weir.Linux;
using Weir.Shepherd;

namespace Weir.Execution;

/// <summary>
/// What a job's folder says. Nothing in it is followed or waited for, and it is trusted only where it is this process' own.
/// </summary>
/// <param name="ShepherdAlive">Whether the lock is held; <see langword="false"/> where nobody asked.</param>
/// <param name="Holder">The process id in the lock.</param>
/// <param name="Start">The start mark.</param>
/// <param name="ProcessId">The command's process id, once known.</param>
/// <param name="StartedAt">When it was started, once known.</param>
/// <param name="End">The end, once written.</param>
public sealed record FolderSnapshot(
    bool ShepherdAlive,
    int? Holder,
    StartMark Start,
    int? ProcessId,
    DateTimeOffset? StartedAt,
    EndRecord? End
)
{
    private const string SealText = "sealed";

    public static FolderSnapshot Nothing { get; } = new(false, null, StartMark.None, null, null, null) { IsGone = true };

    /// <summary>There is no folder, it was made for another submission, or it was emptied.</summary>
    public bool IsGone { get; init; }

    /// <summary>Whether the folder says that it was made for this submission.</summary>
    public bool IsMarked { get; init; }

    /// <summary>
    /// Whether it was written by a shepherd of the agent's own user. Else it is the word of the job's user about that job, within the
    /// ranges of <see cref="EndRecord"/>: nothing but this job may follow from it.
    /// </summary>
    public bool IsTrusted { get; init; }

    /// <summary>Reads a folder. The lock is looked at first: where it is free, all else is final.</summary>
    /// <param name="folder">The job's folder.</param>
    /// <param name="lookAtLock">Whether the lock is asked.</param>
    /// <param name="mark">The submission it must have been made for, see <see cref="SubmissionMark"/>; <see langword="null"/>: any.</param>
    public static FolderSnapshot Read(string folder, bool lookAtLock, string? mark = null)
    {
        using var records = JobRecordsFolder.TryOpen(folder, mark);
        if (records is null)
        {
            return Nothing;
        }

        var handle = records.Handle;
        var (held, holder) = lookAtLock ? ReadLock(records) : (false, null);
        if (handle.ReadLink(JobFiles.Started) == SealText)
        {
            return new FolderSnapshot(held, holder, StartMark.Sealed, null, null, null)
            {
                IsMarked = records.IsMarked,
                IsTrusted = records.IsTrusted,
            };
        }

        var started = StartedRecord.Read(handle);
        var start = started is null ? StartMark.None : StartMark.Started;
        var end = started is null ? null : EndRecord.Read(handle);
        return new FolderSnapshot(held, holder, start, started?.ProcessId, started?.At, end)
        {
            IsMarked = records.IsMarked,
            IsTrusted = records.IsTrusted,
        };
    }

    /// <summary>
    /// Closes a job for good: takes the place of the start mark, so that no shepherd can start it. <see langword="false"/> where
    /// one was faster, <see langword="null"/> where there is no folder. A symbolic link is made with its content in one step.
    /// </summary>
    public static bool? TrySeal(string folder, string? mark = null)
    {
        using var records = JobRecordsFolder.TryOpen(folder, mark);
        return records is null
            ? null
            : records.Handle.TryLink(JobFiles.Started, SealText) || records.Handle.ReadLink(JobFiles.Started) == SealText;
    }

    // Of a user's folder anything can be made.
    private static (bool Held, int? Holder) ReadLock(JobRecordsFolder records)
    {
        try
        {
            return FileLock.Inspect(records.Handle, JobFiles.Lock);
        }
        catch (LinuxException) when (!records.IsTrusted)
        {
            return (false, null);
        }
    }
}
