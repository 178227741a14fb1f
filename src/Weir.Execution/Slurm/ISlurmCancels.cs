using Weir.Jobs;

namespace Weir.Execution.Slurm;

/// <summary>Takes what is to be cancelled in Slurm. It waits for nobody: what came of it is seen in Slurm.</summary>
public interface ISlurmCancels
{
    /// <summary>Has a job cancelled, as <c>scancel</c> does; whether it is known in Slurm.</summary>
    bool Cancel(TrackingNumber number);

    /// <summary>Has a job killed at once.</summary>
    void Kill(TrackingNumber number);
}
