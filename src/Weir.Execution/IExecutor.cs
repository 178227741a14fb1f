using Weir.Jobs;

namespace Weir.Execution;

/// <summary>Runs jobs: launches them, looks at them, cancels them, and knows them again after a restart. It decides nothing.</summary>
public interface IExecutor
{
    /// <summary>Makes ready, and forgets what it kept of jobs that are over by now.</summary>
    void Open(IEnumerable<TrackingNumber> unfinished);

    /// <summary>Takes a job on.</summary>
    /// <param name="job">The job.</param>
    /// <param name="ended">Is called when the process over it has ended, with its exit code where it left one.</param>
    IExecution Attach(IExecutionSubject job, Action<int?> ended);

    /// <summary>Removes what is left of jobs that are over, whichever agent let them go, once nothing is in it any more.</summary>
    void Sweep(Func<TrackingNumber, bool> isUnderWay);
}
