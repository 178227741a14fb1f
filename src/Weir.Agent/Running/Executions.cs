using Weir.Agent.Jobs;
using Weir.Agent.Machine;
using Weir.Execution;

namespace Weir.Agent.Running;

/// <summary>The jobs where they run. A job that only waits has no such side.</summary>
internal sealed class Executions(IExecutor executor, JobInbox inbox)
{
    /// <summary>A job where it runs. The caller is inside the job.</summary>
    public IExecution Of(TrackedJob job) => job.Execution ??= Take(job);

    /// <summary>What is known of it without looking. Of one that only waits nothing is kept for having been asked about.</summary>
    public ExecutionTruth Known(TrackedJob job) => (job.Execution ?? (job.Waits ? Take(job) : Of(job))).Known;

    private IExecution Take(TrackedJob job) =>
        executor.Take(job, exitCode => inbox.Post(job, new Looked(LookReason.ShepherdEnded, exitCode)));
}
