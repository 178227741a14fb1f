using Weir.Jobs;

namespace Weir.Execution.Local;

/// <summary>Runs jobs on this machine: stored ones below shepherds, and those in place below the process that waited.</summary>
internal sealed class LocalExecutor(JobFolders folders, KeeperNotes notes, IShepherds shepherds, Starts starts, IProcesses processes) : IExecutor
{
    public void Open(IEnumerable<TrackingNumber> unfinished) => notes.Open(unfinished);

    public IExecution Take(IExecutionSubject job, Action<int?> ended) => new LocalExecution(job, new Keeper(job.Number, ended, notes, processes), folders, starts);

    public int StartUntracked(ExecutionOrder order)
    {
        var shepherd = shepherds.Launch(new ShepherdLaunch(new TrackingNumber(TrackingNumber.Maximum), folders.PrepareUntracked(order.Submitter), null, order));
        // Nobody asks for its end; it is waited for so that it does not stay as a zombie.
        processes.Watch(shepherd, _ => shepherd.Dispose());
        return shepherd.Id;
    }

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
