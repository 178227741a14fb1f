using Weir.Execution.Local;
using Weir.Execution.Slurm;
using Weir.Jobs;

namespace Weir.Execution;

/// <summary>Takes each job to the executor that runs it: this machine, or Slurm.</summary>
internal sealed class Executors(LocalExecutor local, ISlurmCancels? cancels) : IExecutor
{
    public void Open(IEnumerable<TrackingNumber> unfinished) => local.Open(unfinished);

    public IExecution Attach(IExecutionSubject job, Action<int?> ended) =>
        job.IsInSlurm ? new SlurmExecution(job.Number, cancels) : local.Attach(job, ended);

    public void Sweep(Func<TrackingNumber, bool> isUnderWay) => local.Sweep(isUnderWay);
}
