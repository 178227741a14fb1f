using Weir.Agent.Jobs;
using Weir.Agent.Variables;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Linux;
using Weir.Stores.Agent;

namespace Weir.Agent.Running;

/// <summary>Ends jobs: one that has not started is closed, one that runs gets TERM and, after the grace, KILL.</summary>
internal sealed class JobCanceller(JobFolders folders, Monitors monitors, IProcesses processes, Errands errands, TimeProvider time)
{
    /// <summary>How often what is left of a job is killed again where its control group cannot be killed as one.</summary>
    private const int Rounds = 20;

    private static readonly TimeSpan RoundPause = TimeSpan.FromMilliseconds(50);

    /// <summary>The row and the fact of a job that is cancelled before it was started. The caller seals it first where it may run.</summary>
    public (JournalJob Row, Fact Fact) Close(JournalJob row, string code, string text, string? by)
    {
        var now = time.GetUtcNow();
        return (row with { Status = TrackedStatus.Cancelled, At = now, EndedAt = now, Code = code, Text = text }, new JobGone(now, row.Number, code, text, by));
    }

    /// <summary>The row of a running job that is being cancelled; its end says so by it.</summary>
    public static JournalJob Marked(JournalJob row, string text) => row with { Code = ReasonCodes.Cancelled, Text = text };

    /// <summary>Signals a running job. What it does about it is seen as its end.</summary>
    public void End(TrackedJob job, int graceSeconds, string? by)
    {
        monitors.Cancelling(job.Row, by);
        var folder = folders.PathOf(job.Number);
        if (Signal(job, folder, Signals.Terminate) || !IsBeingStarted(folder))
        {
            errands.RunAfter(TimeSpan.FromSeconds(graceSeconds), $"ending job {job.Number}", () => KillAsync(job, folder));
        }
        else
        {
            errands.Run($"ending job {job.Number}", () => EndStartingAsync(job, folder, graceSeconds));
        }
    }

    /// <summary>The shepherd has made its start mark and has no process yet that a signal could reach; its grace begins with the process.</summary>
    private async Task EndStartingAsync(TrackedJob job, string folder, int graceSeconds)
    {
        while (!job.IsOver && !Signal(job, folder, Signals.Terminate) && IsBeingStarted(folder))
        {
            await Task.Delay(RoundPause, time, errands.Stopping).ConfigureAwait(false);
        }

        await Task.Delay(TimeSpan.FromSeconds(graceSeconds), time, errands.Stopping).ConfigureAwait(false);
        await KillAsync(job, folder).ConfigureAwait(false);
    }

    private static bool IsBeingStarted(string folder) =>
        FolderTruth.Read(folder, lookAtLock: true) is { ShepherdAlive: true, Start: StartMark.Started, ProcessId: null, End: null };

    private async Task KillAsync(TrackedJob job, string folder)
    {
        for (var round = 0; round < Rounds && !job.IsOver; round++)
        {
            if (!Signal(job, folder, Signals.Kill))
            {
                return;
            }

            await Task.Delay(RoundPause, time, errands.Stopping).ConfigureAwait(false);
        }
    }

    private bool Signal(TrackedJob job, string folder, int signal)
    {
        var truth = FolderTruth.Read(folder, lookAtLock: true);
        if (job.Row.Cgroup is { } path && JobFolders.HasProcesses(path) == true)
        {
            // In place the shepherd is in the group as well, and must live to write down the end.
            var group = new JobCgroup(path);
            var members = group.Processes();
            var shepherdIsIn = truth.Holder is { } shepherd && members.Contains(shepherd);
            if (signal == Signals.Kill && !shepherdIsIn)
            {
                return group.TryKill();
            }

            var taken = false;
            foreach (var process in members)
            {
                taken |= process != truth.Holder && processes.TrySignal(process, signal);
            }

            return taken;
        }

        // Without a control group: the session that the shepherd made for a stored job, the command itself in place. While the
        // shepherd lives it has not been waited for, so the id is the job's.
        return truth is { ShepherdAlive: true, End: null, ProcessId: { } command } && processes.TrySignal(job.InPlace ? command : -command, signal);
    }
}
