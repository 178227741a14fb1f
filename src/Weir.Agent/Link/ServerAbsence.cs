using Weir.Agent.Gate;
using Weir.Agent.Jobs;
using Weir.Agent.Running;
using Weir.Jobs;
using Weir.Tracking.Rules;

namespace Weir.Agent.Link;

/// <summary>Lets queued jobs go whose rule says that they start while the server is away.</summary>
internal sealed class ServerAbsence(ServerPresence presence, JobLedger ledger, RuleBook rules, JobRecorder recorder, JobStarter starter, Errands errands, TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false))
            {
                if (presence.Look())
                {
                    errands.Try("letting jobs go while the server is away", LetGo);
                }
            }
        }
        catch (OperationCanceledException)
        {
            return;
        }
    }

    private void LetGo()
    {
        foreach (var job in ledger.All.Where(job => job.Waits && job.Row.Status != TrackedStatus.Rejected))
        {
            if (rules.Find(job.Row.Rule) is { Type: TrackType.Queue, WhenServerAway: WhenServerAway.Start })
            {
                errands.Run($"starting job {job.Number} while the server is away", () => LetGoAsync(job));
            }
        }
    }

    private async Task LetGoAsync(TrackedJob job)
    {
        using var inside = await job.EnterAsync(CancellationToken.None).ConfigureAwait(false);
        if (job.Waits && presence.IsAway)
        {
            var row = starter.Released(job.Row, TrackedStatus.Submitted, ReasonCodes.ServerAway, "the server is away and its rule lets it start");
            await recorder.WriteAsync(job, row, []).ConfigureAwait(false);
            await starter.StartAsync(job).ConfigureAwait(false);
        }
    }
}
