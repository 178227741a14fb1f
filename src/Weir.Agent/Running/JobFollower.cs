using System.Globalization;
using Microsoft.Extensions.Logging;
using Weir.Agent.Jobs;
using Weir.Agent.Variables;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Linux;
using Weir.Stores.Agent;

namespace Weir.Agent.Running;

/// <summary>Looks at the folders of jobs that were let go, when a hint, an ended process or a restart gives a reason, and writes down what it finds.</summary>
internal sealed class JobFollower(
    JobRecorder recorder, JobStarter starter, JobFolders folders, Monitors monitors, Shortage shortage, Errands errands, TimeProvider time, ILogger<JobFollower> log)
{
    /// <summary>A job that ends within this time needs one journal entry for start and end.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(30);

    private static readonly TimeSpan UnwatchedInterval = TimeSpan.FromSeconds(1);

    /// <summary>A hint came: the folder may have news.</summary>
    public void Hint(TrackedJob job)
    {
        if (job.AskLook())
        {
            errands.Run($"looking at job {job.Number}", () => LookAsync(job, LookReason.Hint));
        }
    }

    /// <summary>The process over the job has ended. A shepherd's exit code says of what the machine was short.</summary>
    public void ShepherdEnded(TrackedJob job, int? exitCode) =>
        errands.Run($"looking at job {job.Number}", () => LookAsync(job, LookReason.ShepherdEnded, exitCode));

    /// <summary>A start was put off.</summary>
    public void PutOff(TrackedJob job, TimeSpan pause) =>
        errands.RunAfter(pause, $"starting job {job.Number}", () => LookAsync(job, LookReason.Due));

    /// <summary>Looks and acts.</summary>
    public async Task LookAsync(TrackedJob job, LookReason reason, int? exitCode = null)
    {
        using var inside = await job.EnterAsync(CancellationToken.None).ConfigureAwait(false);
        job.BeginLook();
        if (job.IsOver)
        {
            shortage.Over(job);
            return;
        }

        // A hint says that the shepherd was alive; only where it is gone the lock has something to say.
        var truth = FolderTruth.Read(folders.PathOf(job.Number), lookAtLock: reason is LookReason.ShepherdEnded or LookReason.Due or LookReason.Recovery);
        // A spool outlives the machine: what lies in it has not been started.
        var lies = job.Spooled && truth.Start == StartMark.None;
        var bootChanged = !lies && (job.Row.BootId is { } boot ? boot != starter.CurrentBoot : job.MayRun);
        var alive = truth.ShepherdAlive || reason is LookReason.Hint or LookReason.Settled;
        var step = Recovery.Step(
            job.MayRun, job.InPlace, job.CancelAsked, bootChanged, alive, truth.Start, truth.End is not null, JobFolders.HasProcesses(job.Row.Cgroup));
        await TellLostAsync(job).ConfigureAwait(false);
        if (truth.Start != StartMark.None || !job.MayRun)
        {
            shortage.Over(job);
        }

        if (step == RecoveryStep.Start && reason == LookReason.ShepherdEnded && exitCode is { } error && Errno.IsShortage(error))
        {
            starter.Delay(job, error);
            return;
        }

        await ActAsync(job, step, truth, reason).ConfigureAwait(false);
        if (job.IsOver)
        {
            shortage.Over(job);
        }
    }

    /// <summary>Closes a job in place whose process is gone; one that has been started meanwhile is followed instead.</summary>
    public async Task WaiterGoneAsync(TrackedJob job)
    {
        using var inside = await job.EnterAsync(CancellationToken.None).ConfigureAwait(false);
        if (!job.IsOver && job.Seat is null)
        {
            await CloseWaiterAsync(job).ConfigureAwait(false);
        }
    }

    /// <summary>Closes a job that is in its spool no more and was never started.</summary>
    public async Task GoneFromSpoolAsync(TrackedJob job)
    {
        using var inside = await job.EnterAsync(CancellationToken.None).ConfigureAwait(false);
        if (!job.IsOver && job.Seat is null && FolderTruth.TrySeal(folders.PathOf(job.Number)))
        {
            await CloseAsync(job, ReasonCodes.LeftSpool, "it was taken out of at's spool (atrm), or given back to at").ConfigureAwait(false);
        }
    }

    private async Task ActAsync(TrackedJob job, RecoveryStep step, FolderTruth truth, LookReason reason)
    {
        switch (step)
        {
            case RecoveryStep.Follow:
                await FollowAsync(job, truth, reason).ConfigureAwait(false);
                break;
            case RecoveryStep.Finish:
                await FinishAsync(job, truth).ConfigureAwait(false);
                break;
            case RecoveryStep.FollowUnwatched:
                await TellStartAsync(job, truth).ConfigureAwait(false);
                errands.RunAfter(UnwatchedInterval, $"looking at job {job.Number}", () => LookAsync(job, LookReason.ShepherdEnded));
                break;
            case RecoveryStep.Lost:
                await LoseAsync(job, false, "its shepherd is gone and left no end: what became of it is not known").ConfigureAwait(false);
                break;
            case RecoveryStep.MachineRestarted:
                await LoseAsync(job, true, "the machine restarted while it ran").ConfigureAwait(false);
                break;
            case RecoveryStep.Start when JobStarter.ShouldStart(job, reason):
            case RecoveryStep.AwaitWaiter when reason == LookReason.Due && job is { MayRun: true, Seat: not null }:
                await starter.StartAsync(job).ConfigureAwait(false);
                break;
            case RecoveryStep.Start when reason == LookReason.ShepherdEnded:
                await starter.FailAsync(job, ReasonCodes.ShepherdFailed, "its shepherd ended before it started the command, again and again: see the log of the machine").ConfigureAwait(false);
                break;
            case RecoveryStep.Cancelled:
                await CloseAsync(job, ReasonCodes.Cancelled, job.Row.Text ?? "cancelled before it started").ConfigureAwait(false);
                break;
            case RecoveryStep.WaiterGone:
            case RecoveryStep.AwaitWaiter when reason == LookReason.ShepherdEnded && (job.Seat is null || job.Seat.ProcessId == job.Shepherd):
                await CloseWaiterAsync(job).ConfigureAwait(false);
                break;
            default:
                break;
        }
    }

    // The job goes on; its variable is put right as soon as it can be written again.
    private async Task TellLostAsync(TrackedJob job)
    {
        if (monitors.TakeLost(job.Row) is not { } why)
        {
            return;
        }

        var text = $"variable {job.Row.Monitor} does not show job {job.Number} {job.Row.Name} any more: {why}; the job goes on, and the variable is put right when it can be written";
        await recorder.WriteAsync(new JournalEntry { Facts = [new AgentMessage(time.GetUtcNow(), MessageSeverity.Warning, "monitor-lost", text, job.Number)] }).ConfigureAwait(false);
        monitors.Repair(job);
    }

    private async Task FollowAsync(TrackedJob job, FolderTruth truth, LookReason reason)
    {
        if (job.Shepherd is null && truth.Holder is { } holder)
        {
            starter.Watch(job, holder);
        }

        if (truth.Start != StartMark.Started || job.StartTold)
        {
            return;
        }

        if (reason == LookReason.Hint || truth.ProcessId is null)
        {
            errands.RunAfter(Settling, $"looking at job {job.Number}", () => LookAsync(job, LookReason.Settled));
            return;
        }

        await TellStartAsync(job, truth).ConfigureAwait(false);
    }

    private async Task TellStartAsync(TrackedJob job, FolderTruth truth)
    {
        if (job.StartTold)
        {
            return;
        }

        var row = Started(job, truth);
        await recorder.WriteAsync(job, row, [StartOf(job, row, truth)]).ConfigureAwait(false);
        job.StartTold = true;
    }

    private async Task FinishAsync(TrackedJob job, FolderTruth truth)
    {
        var end = truth.End!;
        var now = time.GetUtcNow();
        if (end.FailureText is { } failure)
        {
            await starter.FailAsync(job, ReasonCodes.StartFailed, Printable.Of(failure, 200)).ConfigureAwait(false);
            JobFolders.Release(job.Row.Cgroup);
            return;
        }

        var row = Started(job, truth) with { EndedAt = Sane(end.At, now), ExitCode = end.ExitCode, Signal = end.Signal };
        List<Fact> facts = [];
        if (!job.StartTold)
        {
            facts.Add(StartOf(job, row, truth));
        }

        facts.Add(new JobEnded(row.EndedAt.Value, job.Number, end.ExitCode, end.Signal, end.CpuMicroseconds, end.PeakKibibytes) { Cancelled = job.CancelAsked });
        await recorder.WriteAsync(job, row, facts).ConfigureAwait(false);
        JobFolders.Release(job.Row.Cgroup);
        log.Job(job.Number, row.Name, row.User, end.Signal is { } signal ? $"ended by signal {Signals.NameOf(signal)}" : $"ended with {end.ExitCode?.ToString(CultureInfo.InvariantCulture)}");
    }

    private async Task LoseAsync(TrackedJob job, bool restarted, string text)
    {
        var now = time.GetUtcNow();
        var row = job.Row with { EndedAt = now, At = now, Code = restarted ? ReasonCodes.MachineRestarted : ReasonCodes.Lost, Text = text };
        await recorder.WriteAsync(job, row, [new JobLost(now, job.Number, restarted, text)]).ConfigureAwait(false);
        JobFolders.Release(job.Row.Cgroup);
    }

    private async Task CloseWaiterAsync(TrackedJob job)
    {
        if (!FolderTruth.TrySeal(folders.PathOf(job.Number)))
        {
            // Started between two looks: its own process tells.
            return;
        }

        await CloseAsync(job, ReasonCodes.WaiterGone, "the process that waited in place has ended").ConfigureAwait(false);
    }

    private async Task CloseAsync(TrackedJob job, string code, string text)
    {
        var now = time.GetUtcNow();
        var row = job.Row with { Status = TrackedStatus.Cancelled, At = now, EndedAt = now, Code = code, Text = text };
        await recorder.WriteAsync(job, row, [new JobGone(now, job.Number, code, text, null)]).ConfigureAwait(false);
        JobFolders.Release(row.Cgroup);
    }

    private JournalJob Started(TrackedJob job, FolderTruth truth) => job.Row with
    {
        ProcessId = truth.ProcessId ?? job.Row.ProcessId,
        StartedAt = job.Row.StartedAt ?? Sane(truth.StartedAt, time.GetUtcNow()),
    };

    private static JobStarted StartOf(TrackedJob job, JournalJob row, FolderTruth truth) =>
        new(row.StartedAt!.Value, job.Number, truth.ProcessId ?? 0, row.Cgroup);

    // The folder is the user's: a time outside the job's life is not taken over.
    private static DateTimeOffset Sane(DateTimeOffset? at, DateTimeOffset now) => at is { } told && told <= now && told > now.AddYears(-1) ? told.ToUniversalTime() : now;
}
