using Weir.Agent.Jobs;
using Weir.Agent.Machine;

namespace Weir.Agent.Running;

/// <summary>Hints of shepherds that a folder may have news. One look answers all that came before it, and a flood of them is followed slowly.</summary>
internal sealed class JobHints(JobInbox inbox)
{
    /// <summary>So many hints for a job are followed at once.</summary>
    private const int MostHints = 16;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    public void Take(TrackedJob job)
    {
        if (job.AskLook())
        {
            inbox.After(++job.Hints <= MostHints ? TimeSpan.Zero : Pause, job, new Looked(LookReason.Hint));
        }
    }
}
