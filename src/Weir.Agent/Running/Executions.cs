using Weir.Agent.Jobs;
using Weir.Agent.Machine;
using Weir.Execution;

namespace Weir.Agent.Running;

/// <summary>The jobs where they run. A job that only waits has no such side until somebody asks.</summary>
internal sealed class Executions(IExecutor executor, JobInbox inbox)
{
    /// <summary>A job where it runs. The caller is inside the job.</summary>
    public IExecution Of(TrackedJob job) =>
        job.Execution ??= executor.Take(job, exitCode => inbox.Post(job, new Looked(LookReason.ShepherdEnded, exitCode)));
}
