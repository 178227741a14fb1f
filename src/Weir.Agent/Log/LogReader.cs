using Weir.Agent.Jobs;
using Weir.Agent.Outputs;
using Weir.Execution;
using Weir.Jobs;
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
        var name = stream == LogStream.Out ? JobFiles.Output : JobFiles.Error;
        var folder = folders.PathOf(row.Number);
        return end.IsCompleted && JobOutput.OpenContent(folder, name) is { } content
            ? new JobLog(content, null)
            : new JobLog(new FollowedFile(() => JobOutput.Open(folder, name), end), null);
    }

    private static string WayText(WayIn way) => way is WayIn.Cron or WayIn.At or WayIn.Slurm ? way.ToText() : "its terminal or caller";
}
