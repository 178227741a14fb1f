using Weir.Agent.Jobs;
using Weir.Agent.Machine;
using Weir.Execution;

namespace Weir.Agent.Running;

/// <summary>The jobs where they run. A job that only waits has no such side.</summary>
internal sealed class Executions(IExecutor executor, JobInbox inbox)
{
    /// <summary>A job where it runs. The caller is inside the job.</summary>
    public IExecution Get(TrackedJob job) => job.Execution ??= Attach(job);

    /// <summary>What is known of it without looking. Of one that only waits nothing is kept for having been asked about.</summary>
    public ExecutionSnapshot Known(TrackedJob job) => (job.Execution ?? (job.Waits ? Attach(job) : Get(job))).Known;

    private IExecution Attach(TrackedJob job) =>
        executor.Attach(job, exitCode => inbox.Post(job, new Checked(CheckReason.ShepherdEnded, exitCode)));
}
