using System.Globalization;
using Microsoft.Extensions.Logging;
using Weir.Agent.Jobs;
using Weir.Agent.Variables;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Linux;
using Weir.Shepherd;
using Weir.Stores.Agent;

namespace Weir.Agent.Running;

/// <summary>Looks at the folders of jobs that were let go, when a hint, an ended process or a restart gives a reason, and writes down what it finds.</summary>
internal sealed class JobFollower(
    AgentOptions options, JobRecorder recorder, JobStarter starter, JobFolders folders, IProcesses processes, Monitors monitors, FullOutput fullOutput, Shortage shortage, Errands errands, TimeProvider time, ILogger<JobFollower> log)
{
    /// <summary>So many hints for a job are followed at once; a flood of them is followed slowly.</summary>
    private const int MostHints = 16;

    private static readonly TimeSpan HintPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    /// <summary>What takes no longer to go is nothing to speak of.</summary>
    private static readonly TimeSpan LeftoversToldAfter = TimeSpan.FromSeconds(10);

    /// <summary>A job that ends within this time needs one journal entry for start and end.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(30);

    /// <summary>A start mark that names no process after so many looks never will.</summary>
    private const int MostSettling = 100;

    private static readonly TimeSpan UnwatchedInterval = TimeSpan.FromSeconds(1);

    /// <summary>A hint came: the folder may have news.</summary>
    public void Hint(TrackedJob job)
    {
        if (!job.AskLook())
        {
            return;
        }

        if (++job.Hints <= MostHints)
        {
            errands.Run($"looking at job {job.Number}", () => LookAsync(job, LookReason.Hint));
        }
        else
        {
            errands.RunAfter(HintPause, $"looking at job {job.Number}", () => LookAsync(job, LookReason.Hint));
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

        // Where the process over it is known for sure, its lock has nothing to say. Whether it has ended is asked first: then all else is final.
        bool? lives = job.Shepherd is { IsSure: true } known ? !known.HasEnded : null;
        var truth = folders.TruthOf(job, lookAtLock: lives is null);
        if (truth.Start == StartMark.None && (job.StartTold || (job.Prepared && !truth.IsMarked)))
        {
            // Somebody took its records away. What was seen to start has started, and what may have is never started again.
            truth = truth with { Start = StartMark.Started, IsGone = true };
        }

        // A spool outlives the machine: what lies in it has not been started.
        var lies = job.Spooled && truth.Start == StartMark.None;
        var bootChanged = !lies && (job.Row.BootId is { } boot ? boot != starter.CurrentBoot : job.MayRun);
        var alive = lives ?? truth.ShepherdAlive;
        var step = Recovery.Step(
            job.MayRun, job.InPlace, job.CancelAsked, bootChanged, alive, truth.Start, truth.End is not null, JobFolders.HasProcesses(job.Row.Cgroup), LeftoversOf(job));
        await TellLostAsync(job).ConfigureAwait(false);
        await fullOutput.TakeAsync(job).ConfigureAwait(false);
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
        if (!job.IsOver && job.Seat is null && !await CloseWaiterAsync(job).ConfigureAwait(false))
        {
            // Started between two looks, or its folder is gone: its records say, or their absence.
            ShepherdEnded(job, null);
        }
    }

    /// <summary>Closes a job that is in its spool no more and was never started.</summary>
    public async Task GoneFromSpoolAsync(TrackedJob job)
    {
        using var inside = await job.EnterAsync(CancellationToken.None).ConfigureAwait(false);
        if (!job.IsOver && job.Seat is null && folders.TrySeal(job))
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
                LookAgain(job, UnwatchedInterval);
                break;
            case RecoveryStep.AwaitLeftovers:
                await AwaitLeftoversAsync(job, truth).ConfigureAwait(false);
                break;
            case RecoveryStep.EndLeftovers:
                _ = new JobCgroup(job.Row.Cgroup!).TryKill();
                await AwaitLeftoversAsync(job, truth).ConfigureAwait(false);
                break;
            case RecoveryStep.Lost when job.KeeperKilled:
                var now = time.GetUtcNow();
                var killed = new EndRecord { ProcessId = truth.ProcessId ?? 0, StartedAt = truth.StartedAt ?? now, EndedAt = now, Signal = Signals.Kill };
                await FinishAsync(job, truth with { End = killed }).ConfigureAwait(false);
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
            case RecoveryStep.AwaitWaiter when reason == LookReason.ShepherdEnded && (job.Seat is null || job.Seat.Process?.Id == job.Shepherd?.Id):
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
        if (!job.IsWatched && (job.Shepherd ?? (truth.Holder is { } holder ? processes.Claimed(holder) : null)) is { } over)
        {
            starter.Watch(job, over);
        }

        if (job.Shepherd is not { IsSure: true })
        {
            // What a file names may outlive the job, or end before it.
            LookAgain(job, UnwatchedInterval);
        }

        MeetCommand(job, truth);
        if (truth.Start != StartMark.Started || job.StartTold)
        {
            return;
        }

        if (reason == LookReason.Hint || (truth is { ProcessId: null, IsGone: false } && ++job.Settled < MostSettling))
        {
            errands.RunAfter(Settling, $"looking at job {job.Number}", () => LookAsync(job, LookReason.Settled));
            return;
        }

        await TellStartAsync(job, truth).ConfigureAwait(false);
    }

    // Whose leftovers run on is over with its command: that is one that descends from the process that waited, and not one that it names.
    private void MeetCommand(TrackedJob job, FolderTruth truth)
    {
        if (truth.ProcessId is null || job is not { InPlace: true, Command: null, Shepherd: { IsSure: true } over } || GivenLeftovers(job) != OnLeftovers.Keep)
        {
            return;
        }

        foreach (var process in processes.Below(over))
        {
            if (process.Id == truth.ProcessId)
            {
                job.Command = process;
            }
            else
            {
                process.Dispose();
            }
        }
    }

    private OnLeftovers LeftoversOf(TrackedJob job) =>
        job.Command is { HasEnded: false } ? OnLeftovers.Wait : GivenLeftovers(job);

    private OnLeftovers GivenLeftovers(TrackedJob job) => OnLeftoversText.TryParse(job.Row.OnLeftovers, out var given) ? given : options.OnLeftovers;

    private async Task AwaitLeftoversAsync(TrackedJob job, FolderTruth truth)
    {
        if (truth.Start == StartMark.Started)
        {
            await TellStartAsync(job, truth).ConfigureAwait(false);
        }

        job.AgainSince ??= time.GetTimestamp();
        var since = time.GetElapsedTime(job.AgainSince.Value);
        await TellLeftoversAsync(job, truth, since).ConfigureAwait(false);
        // The longer they live, the less it matters by how much.
        var pause = fullOutput.Cut(job) ? ShortestPause : since / 8;
        LookAgain(job, pause < ShortestPause ? ShortestPause : pause > LongestPause ? LongestPause : pause);
    }

    // Else nobody could say why a job whose command has ended is still running.
    private async Task TellLeftoversAsync(TrackedJob job, FolderTruth truth, TimeSpan since)
    {
        if (job.LeftoversTold || since < LeftoversToldAfter)
        {
            return;
        }

        job.LeftoversTold = true;
        var end = truth.End is { ExitCode: { } status } ? $" with status {status}" : "";
        await recorder.WriteAsync(new JournalEntry
        {
            Facts =
            [
                new AgentMessage(
                    time.GetUtcNow(), MessageSeverity.Information, ReasonCodes.Leftovers,
                    $"the command of job {job.Number} {job.Row.Name} has ended{end}, and processes that it left behind run on: until they are gone it counts as running; weir cancel {job.Number.Value} ends them", job.Number),
            ],
        }).ConfigureAwait(false);
    }

    private void LookAgain(TrackedJob job, TimeSpan pause)
    {
        if (job.AskAgain())
        {
            errands.RunAfter(pause, $"looking at job {job.Number}", () =>
            {
                job.BeginAgain();
                return LookAsync(job, LookReason.ShepherdEnded);
            });
        }
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
        _ = fullOutput.Cut(job);
        if (end.StartError is { } failure)
        {
            await starter.FailAsync(job, ReasonCodes.StartFailed, Printable.Of(failure, 200)).ConfigureAwait(false);
            JobFolders.Release(job.Row.Cgroup);
            return;
        }

        var row = Started(job, truth) with { EndedAt = job.AgainSince is null ? Sane(job.Row, end.EndedAt, now) : now, ExitCode = end.ExitCode, Signal = end.Signal };
        List<Fact> facts = [];
        if (!job.StartTold)
        {
            facts.Add(StartOf(job, row, truth));
        }

        var use = JobUse.Of(row, end, now);
        facts.Add(new JobEnded(row.EndedAt.Value, job.Number, end.ExitCode, end.Signal, use.CpuMicroseconds, use.PeakKibibytes) { Cancelled = job.CancelAsked });
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

    // False where it was started between two looks: then its own process tells.
    private async Task<bool> CloseWaiterAsync(TrackedJob job)
    {
        if (JobProcesses.AreLeft(job))
        {
            // It was let go and left processes without a word: they are the job, and it may be among them.
            LookAgain(job, UnwatchedInterval);
            return true;
        }

        if (!folders.TrySeal(job))
        {
            return false;
        }

        await CloseAsync(job, ReasonCodes.WaiterGone, "the process that waited in place has ended").ConfigureAwait(false);
        return true;
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
        StartedAt = job.Row.StartedAt ?? Sane(job.Row, truth.StartedAt, time.GetUtcNow()),
    };

    private JobStarted StartOf(TrackedJob job, JournalJob row, FolderTruth truth) => new(row.StartedAt!.Value, job.Number, truth.ProcessId ?? 0, row.Cgroup)
    {
        OnLeftovers = GivenLeftovers(job) is var given and not OnLeftovers.Wait ? given.Word() : null,
    };

    // It may be a user's word: a time outside the job's life is not taken over.
    private static DateTimeOffset Sane(JournalJob row, DateTimeOffset? at, DateTimeOffset now) =>
        at is { } told && told <= now && told >= row.SubmittedAt ? told.ToUniversalTime() : now;
}
