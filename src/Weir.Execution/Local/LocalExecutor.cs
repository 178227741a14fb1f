using Weir.Jobs;

namespace Weir.Execution.Local;

/// <summary>Runs jobs on this machine: stored ones below shepherds, and those in place below the process that waited.</summary>
internal sealed class LocalExecutor(JobFolders folders, SupervisorRecords notes, ShepherdStarts shepherdStarts, IProcesses processes)
    : IExecutor
{
    public void Open(IEnumerable<TrackingNumber> unfinished) => notes.Open(unfinished);

    public IExecution Attach(IExecutionSubject job, Action<int?> ended) =>
        job.Noticed is { } noticed
            ? new NoticedExecution(noticed, processes)
            : new LocalExecution(job, new Supervisor(job.Number, ended, notes, processes), folders, shepherdStarts);

    public void Sweep(Func<TrackingNumber, bool> isUnderWay)
    {
        foreach (var (number, group) in folders.Groups())
        {
            if (!isUnderWay(number))
            {
                JobFolders.Release(group);
            }
        }
    }
}
