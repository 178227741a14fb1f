using Weir.Linux;
using Weir.Shepherd;

namespace Weir.Execution;

/// <summary>
/// The open folder that holds a job's lock, start mark and end. One that is this process' own is believed; one that belongs to the
/// job's user, because the shepherd is the user's own process or an older agent made it, holds claims about that job.
/// </summary>
public sealed class JobRecordsFolder : IDisposable
{
    private JobRecordsFolder(FolderHandle handle, bool isMarked, bool isTrusted)
    {
        Handle = handle;
        IsMarked = isMarked;
        IsTrusted = isTrusted;
    }

    public FolderHandle Handle { get; }

    /// <summary>Whether the job's folder says which submission it was made for; an older agent's does not.</summary>
    public bool IsMarked { get; }

    /// <summary>Whether what lies there was written by root's, or this agent's own, shepherd.</summary>
    public bool IsTrusted { get; }

    /// <summary>
    /// Opens a job's records; <see langword="null"/> where there are none, or where the folder was made for another submission.
    /// </summary>
    /// <param name="folder">The job's folder. The one that holds it is the agent's.</param>
    /// <param name="mark">The submission that it must have been made for, see <see cref="SubmissionMark"/>; <see langword="null"/>:
    /// any.</param>
    public static JobRecordsFolder? TryOpen(string folder, string? mark = null)
    {
        FolderHandle outer;
        try
        {
            outer = FolderHandle.Open(folder);
        }
        catch (LinuxException none) when (none.ErrorNumber is Errno.NoEntry or Errno.NotFolder or Errno.TooManyLinks)
        {
            return null;
        }

        try
        {
            // In an older folder, which is the user's, only what always was there is looked at.
            var own = outer.Facts.Owner == UserAccounts.CurrentUserId ? SubmissionMark.Read(outer) : null;
            if (own is not null && mark is not null && own != mark)
            {
                outer.Dispose();
                return null;
            }

            var report = own is null ? null : outer.TryOpenFolder(JobFiles.ReportFolder);
            if (report is null)
            {
                return new JobRecordsFolder(outer, isMarked: own is not null, isTrusted: own is not null);
            }

            outer.Dispose();
            return new JobRecordsFolder(report, isMarked: true, isTrusted: false);
        }
        catch (LinuxException)
        {
            outer.Dispose();
            throw;
        }
    }

    public void Dispose() => Handle.Dispose();
}
