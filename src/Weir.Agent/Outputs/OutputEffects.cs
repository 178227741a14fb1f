using Weir.Agent.Jobs;
using Weir.Agent.Machine;

namespace Weir.Agent.Outputs;

/// <summary>The effects that concern what a job writes.</summary>
internal sealed class OutputEffects(OutputSignal signal, OutputFollowing following)
{
    /// <summary>Does one. The caller is inside the job.</summary>
    public void Do(TrackedJob job, JobEffect effect)
    {
        if (effect is FollowOutput)
        {
            following.Follow(job);
        }
        else
        {
            signal.Set();
        }
    }
}
