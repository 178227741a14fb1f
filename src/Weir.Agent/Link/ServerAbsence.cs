using Weir.Agent.Gate;
using Weir.Agent.Jobs;
using Weir.Agent.Machine;
using Weir.Agent.Running;
using Weir.Jobs;
using Weir.Tracking.Rules;

namespace Weir.Agent.Link;

/// <summary>Lets queued jobs go whose rule says that they start while the server is away.</summary>
internal sealed class ServerAbsence(ServerPresence presence, ActiveJobs ledger, RuleCache rules, JobInbox inbox, TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false))
            {
                if (presence.CheckLost())
                {
                    ReleaseJobs();
                }
            }
        }
        catch (OperationCanceledException)
        {
            return;
        }
    }

    private void ReleaseJobs()
    {
        foreach (var job in ledger.All.Where(job => job.Waits && job.Row.Status != TrackedStatus.Rejected))
        {
            if (rules.Find(job.Row.Rule) is { Type: TrackType.Queue, WhenServerAway: WhenServerAway.Start } && presence.IsAway)
            {
                inbox.Post(job, new ServerLost());
            }
        }
    }
}
