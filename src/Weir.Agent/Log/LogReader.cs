using Microsoft.Win32.SafeHandles;
using Weir.Agent.Jobs;
using Weir.Execution;
using Weir.Jobs;
using Weir.Linux;
using Weir.Protocol;
using Weir.Shepherd;
using Weir.Stores.Agent;

namespace Weir.Agent.Log;

/// <summary>Reads what jobs wrote. The files belong to the jobs' users: they are opened without following links.</summary>
internal sealed class LogReader(JobFolders folders, ActiveJobs ledger)
{
    public JobLog Read(JournalJob row, LogStream stream, bool follow)
    {
        if (row.Mode != SubmissionMode.Stored)
        {
            return row.Mode == SubmissionMode.Noticed
                ? new JobLog(null, $"job {row.Number} started by itself and was noticed: its output went where whoever started it sent it")
                : new JobLog(null, $"job {row.Number} ran in place: its output went where {WayText(row.Way)} sent it");
        }

        ledger.TryFind(row.Number, out var job);
        var end = follow && job is not null ? job.End : Task.CompletedTask;
        var name = stream == LogStream.Out ? "out" : "err";
        return new JobLog(new FollowedFile(() => OpenFile(folders.PathOf(row.Number), name), end), null);
    }

    private static FileStream? OpenFile(string folder, string name)
    {
        SafeFileHandle? file;
        try
        {
            using var outer = FolderHandle.Open(folder);
            var isOwn = outer.Facts.Owner == UserAccounts.CurrentUserId;
            // An older agent's folder holds them itself, and is the job's user's, who may have given another's file their name.
            using var files = isOwn ? outer.TryOpenFolder(JobFiles.FilesFolder) : null;
            file = (files ?? outer).OpenRead(name);
            if (file is not null && !isOwn && FileOwner.Read((int)file.DangerousGetHandle()) != outer.Facts.Owner)
            {
                file.Dispose();
                throw Replaced(name);
            }
        }
        catch (LinuxException missing) when (missing.ErrorNumber == Errno.NoEntry)
        {
            return null;
        }
        catch (LinuxException link) when (link.ErrorNumber is Errno.TooManyLinks or Errno.NoDevice)
        {
            throw Replaced(name);
        }

        if (file is null)
        {
            return null;
        }

        // Asked of what is open: a path asked before could be another file by now.
        if (File.GetAttributes(file).HasFlag(FileAttributes.Directory))
        {
            file.Dispose();
            throw Replaced(name);
        }

        var stream = new FileStream(file, FileAccess.Read, bufferSize: 0);
        if (!stream.CanSeek)
        {
            stream.Dispose();
            throw Replaced(name);
        }

        return stream;
    }

    private static AgentRefusedException Replaced(string name) =>
        new(ProblemCodes.NotAllowed, $"{name} of the job is not a file any more: its user replaced it");

    private static string WayText(WayIn way) => way is WayIn.Cron or WayIn.At or WayIn.Slurm ? way.ToText() : "its terminal or caller";
}
