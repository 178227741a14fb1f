using Weir.Agent.Jobs;
using Weir.Agent.Running;
using Weir.Ways.At;
using Weir.Ways.Slurm;

namespace Weir.Ways;

/// <summary>Lets each job go where it lies: in at's spool, or in Slurm.</summary>
internal sealed class HeldSpools(AtHeldJobs at, SlurmDeeds slurm) : IHeldSpool
{
    public void Free(TrackedJob job)
    {
        if (job.IsInSlurm)
        {
            slurm.Free(job);
        }
        else
        {
            at.Free(job);
        }
    }
}
