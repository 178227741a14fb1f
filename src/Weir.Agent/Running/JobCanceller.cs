using Weir.Agent.Jobs;
using Weir.Agent.Variables;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Stores.Agent;

namespace Weir.Agent.Running;

/// <summary>Ends jobs: one that has not started is closed, one that runs gets TERM and, after the grace, KILL, all of it.</summary>
internal sealed class JobCanceller(
    JobFolders folders, Monitors monitors, JobProcesses processes, JobRecorder recorder, Errands errands, TimeProvider time)
{
    /// <summary>So often the process over a job in place is spared: it has to write down the end.</summary>
    private const int SparingRounds = 40;

    private static readonly TimeSpan RoundPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongPause = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Whether a job can be closed by a word: nothing of it runs, or ever will. Where one is over it that was let go, the mark is not
    /// believed: it is ended like one that runs.
    /// </summary>
    public bool TryShut(TrackedJob job) =>
        job.Waits || (folders.TrySeal(job) && !JobProcesses.AreLeft(job) && !JobProcesses.HasKeeper(job));

    /// <summary>The row and the fact of a job that is cancelled before it was started. The caller shuts it first where it may run.</summary>
    public (JournalJob Row, Fact Fact) Close(JournalJob row, string code, string text, Actor? by)
    {
        var now = time.GetUtcNow();
        return (row with { Status = TrackedStatus.Cancelled, At = now, EndedAt = now, Code = code, Text = text }, new JobGone(now, row.Number, code, text, by?.ToString()) { Actor = by });
    }

    /// <summary>The row of a running job that is being cancelled; its end says so by it.</summary>
    public static JournalJob Marked(JournalJob row, string text) => row with { Code = ReasonCodes.Cancelled, Text = text };

    /// <summary>Signals a running job. What it does about it is seen as its end.</summary>
    public void End(TrackedJob job, int graceSeconds, Actor? by)
    {
        monitors.Cancelling(job.Row, by);
        var grace = TimeSpan.FromSeconds(graceSeconds);
        if (processes.End(job))
        {
            errands.RunAfter(grace, $"ending job {job.Number}", () => KillAsync(job));
        }
        else if (JobProcesses.CanReach(job))
        {
            errands.Run($"ending job {job.Number}", () => EndStartingAsync(job, grace));
        }
        else
        {
            errands.Run($"telling that job {job.Number} is not ended", () => TellAsync(job));
        }
    }

    /// <summary>The process over the job has none below it yet that a signal could reach; the grace begins with one.</summary>
    private async Task EndStartingAsync(TrackedJob job, TimeSpan grace)
    {
        var since = time.GetTimestamp();
        while (!job.IsOver && !processes.End(job) && JobProcesses.CanReach(job) && time.GetElapsedTime(since) < grace)
        {
            await Task.Delay(RoundPause, time, errands.Stopping).ConfigureAwait(false);
        }

        await Task.Delay(grace, time, errands.Stopping).ConfigureAwait(false);
        await KillAsync(job).ConfigureAwait(false);
    }

    private async Task KillAsync(TrackedJob job)
    {
        for (var round = 0; !job.IsOver && processes.Kill(job, all: round >= SparingRounds); round++)
        {
            await Task.Delay(round < 2 * SparingRounds ? RoundPause : LongPause, time, errands.Stopping).ConfigureAwait(false);
        }
    }

    // It is marked as cancelled, and its end, when it comes, is one.
    private async Task TellAsync(TrackedJob job)
    {
        if (job.IsOver || JobProcesses.CanReach(job))
        {
            return;
        }

        var text = $"job {job.Number} {job.Row.Name} of {job.Row.User} was not signalled: which processes are its own is not known for sure here, "
            + "for it is in no control group, and the process over it is none that this agent started or met; end it by hand";
        await recorder.WriteAsync(new JournalEntry { Facts = [new AgentMessage(time.GetUtcNow(), MessageSeverity.Warning, ReasonCodes.NotSignalled, text, job.Number)] }).ConfigureAwait(false);
    }
}
