using Weir.Agent.Jobs;
using Weir.Agent.Running;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Stores.Agent;

namespace Weir.Agent.Log;

/// <summary>Reads what jobs wrote. The files belong to the jobs' users: they are opened without following links.</summary>
internal sealed class LogReader(JobFolders folders, JobLedger ledger)
{
    public JobLog Read(JournalJob row, LogStream stream, bool follow)
    {
        if (row.Mode != SubmissionMode.Stored)
        {
            return new JobLog(null, $"job {row.Number} ran in place: its output went where {WayText(row.Way)} sent it");
        }

        ledger.TryFind(row.Number, out var job);
        var end = follow && job is not null ? job.End : Task.CompletedTask;
        var name = stream == LogStream.Out ? "out" : "err";
        return new JobLog(new FollowedFile(() => OpenFile(folders.PathOf(row.Number), name), end), null);
    }

    private static FileStream? OpenFile(string folder, string name)
    {
        var path = Path.Join(folder, name);
        var file = new FileInfo(path);
        if (!file.Exists)
        {
            return null;
        }

        return file.LinkTarget is null && (file.Attributes & (FileAttributes.Device | FileAttributes.Directory)) == 0
            ? new FileStream(path, new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Read, Share = FileShare.ReadWrite | FileShare.Delete, BufferSize = 0 })
            : throw new AgentRefusedException(ProblemCodes.NotAllowed, $"{name} of the job is not a file any more: its user replaced it");
    }

    private static string WayText(WayIn way) => way switch
    {
        WayIn.Cron => "cron",
        WayIn.At => "at",
        _ => "its terminal or caller",
    };
}
