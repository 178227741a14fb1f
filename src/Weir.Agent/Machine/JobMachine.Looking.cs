using Weir.Execution;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Linux;
using Weir.Shepherd;
using Weir.Stores.Agent;

namespace Weir.Agent.Machine;

/// <summary>What follows from what a job's folder and its processes show.</summary>
internal static partial class JobMachine
{
    /// <summary>A shepherd that dies before it starts anything is tried again this often.</summary>
    private const int MostAttempts = 3;

    /// <summary>A start mark that names no process after so many looks never will.</summary>
    private const int MostSettling = 100;

    /// <summary>Until a job is killed that an earlier agent, or its own output, was to end.</summary>
    private const int Grace = 10;

    /// <summary>A job that ends within this time needs one journal entry for start and end.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(30);

    /// <summary>What comes once a job has started: at a look for another reason its mark may just be in the making.</summary>
    private static readonly CheckReason[] s_whileItRuns = [CheckReason.Recovery, CheckReason.Hint, CheckReason.Settled];

    private static readonly TimeSpan UnwatchedInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    /// <summary>What takes no longer to go is nothing to speak of.</summary>
    private static readonly TimeSpan LeftoversReportedAfter = TimeSpan.FromSeconds(10);

    private static void OnChecked(JobDraft draft, Checked check)
    {
        if (check.Reason == CheckReason.Recovery)
        {
            RememberRelease(draft);
        }

        var folder = Believed(draft, check.Reason);
        var step = StepOf(draft, folder);
        ReportVariableLost(draft);
        OnOutputFull(draft);
        OnOutput(draft);
        if (folder.Start != StartMark.None || !draft.MayRun)
        {
            draft.EndShortage();
        }

        if (step == RecoveryStep.Start && check is { Reason: CheckReason.ShepherdEnded, ExitCode: { } error } && Errno.IsShortage(error))
        {
            PutOff(draft, error);
            return;
        }

        Act(draft, step, folder, check);
        if (check.Reason == CheckReason.Recovery && !draft.IsOver)
        {
            Resume(draft);
        }
    }

    private static void Act(JobDraft draft, RecoveryStep step, FolderSnapshot folder, Checked check)
    {
        var snapshot = draft.Snapshot;
        switch (step)
        {
            case RecoveryStep.Follow:
                Follow(draft, folder, check.Reason);
                break;
            case RecoveryStep.Finish:
                Finish(draft, folder, folder.End!);
                break;
            case RecoveryStep.FollowUnwatched:
                ReportStart(draft, folder);
                draft.Do(new CheckLater(UnwatchedInterval));
                break;
            case RecoveryStep.AwaitLeftovers:
                AwaitLeftovers(draft, folder);
                break;
            case RecoveryStep.EndLeftovers:
                draft.Do(new KillGroup());
                AwaitLeftovers(draft, folder);
                break;
            case RecoveryStep.Lost when snapshot.Execution.SupervisorKilled:
                Finish(
                    draft,
                    folder,
                    new EndRecord
                    {
                        ProcessId = folder.ProcessId ?? 0,
                        StartedAt = folder.StartedAt ?? draft.Now,
                        EndedAt = draft.Now,
                        Signal = Signals.Kill,
                    }
                );
                break;
            case RecoveryStep.Lost when snapshot.Execution.RecordsAway:
                AwaitRecords(draft);
                break;
            case RecoveryStep.Lost:
                Lose(draft, false, "its shepherd is gone and left no end: what became of it is not known");
                break;
            case RecoveryStep.MachineRestarted:
                Lose(draft, true, "the machine restarted while it ran");
                break;
            case RecoveryStep.Start
                when check.Reason is CheckReason.Recovery or CheckReason.Due
                    || (check.Reason == CheckReason.ShepherdEnded && draft.Memory.Attempts < MostAttempts):
            case RecoveryStep.AwaitWaiter when check.Reason == CheckReason.Due && draft.MayRun && snapshot.HasWaiter:
                Launch(draft);
                break;
            case RecoveryStep.Start when check.Reason == CheckReason.ShepherdEnded:
                Fail(
                    draft,
                    ReasonCodes.ShepherdFailed,
                    "its shepherd ended before it started the command, again and again: see the log of the machine"
                );
                break;
            case RecoveryStep.Cancelled:
                Close(draft, ReasonCodes.Cancelled, draft.Row.Text ?? "cancelled before it started", null);
                break;
            case var _ when ClosesWaiter(draft, step, check):
                _ = CloseWaiter(draft);
                break;
            default:
                break;
        }
    }

    // What an earlier agent began and did not come to end.
    private static void Resume(JobDraft draft)
    {
        var snapshot = draft.Snapshot;
        if (draft.CancelAsked)
        {
            End(draft, TimeSpan.FromSeconds(Grace), null);
        }

        // One that has ended already, and started nothing, tells no more.
        var follows =
            snapshot.Execution.Supervisor is { HasEnded: false }
            || draft.Effects.Any(effect => effect is WatchSupervisor { Holder: not null });
        if (draft.Row is { Mode: SubmissionMode.InPlace, StartedAt: null } && !follows && !snapshot.HasWaiter)
        {
            AwaitReturn(draft);
        }
    }

    // Who comes back has not been told to go, and what lies in a spool is nobody's until its process comes.
    private static void RememberRelease(JobDraft draft) =>
        draft.Memory = draft.Memory with
        {
            LetGoEarlier =
                draft is { MayRun: true, Row: { StartedAt: null, Mode: not SubmissionMode.Stored }, Snapshot.HasWaiter: false }
                && (draft.Row.Mode == SubmissionMode.InPlace || draft.Snapshot.Execution.Supervisor is not null),
        };

    private static RecoveryStep StepOf(JobDraft draft, FolderSnapshot folder)
    {
        var (row, snapshot) = (draft.Row, draft.Snapshot);
        // A spool outlives the machine: what lies in it has not been started.
        var lies = row.Mode == SubmissionMode.Spooled && folder.Start == StartMark.None;
        var bootChanged = !lies && (row.Execution?.BootId is { } boot ? boot != snapshot.Execution.Place.BootId : draft.MayRun);
        // Where the process over it is known for sure, its lock has nothing to say.
        var alive = snapshot.Execution.Supervisor is { IsSure: true } supervisor ? !supervisor.HasEnded : folder.ShepherdAlive;
        return Recovery.Step(
            draft.MayRun,
            draft.InPlace,
            draft.CancelAsked,
            bootChanged,
            alive,
            folder.Start,
            folder.End is not null,
            snapshot.Execution.ProcessesLeft,
            snapshot.Execution.CommandLives ? OnLeftovers.Wait : GivenLeftovers(draft)
        );
    }

    // Where somebody took its records away, what was seen to start has started, and what may have is never started again. So has a
    // stored job whose group has processes: its command is the first of them, and the mark stood before it.
    private static FolderSnapshot Believed(JobDraft draft, CheckReason reason)
    {
        var execution = draft.Snapshot.Execution;
        var folder = execution.Folder;
        var hasStarted =
            draft.Row.StartedAt is not null
            || (execution.IsPrepared && !folder.IsMarked)
            || (s_whileItRuns.Contains(reason) && draft.MayRun && !draft.InPlace && execution.ProcessesLeft == true);
        return folder.Start == StartMark.None && hasStarted ? folder with { Start = StartMark.Started, IsGone = true } : folder;
    }

    // The job goes on; its variable is put right as soon as it can be written again.
    private static void ReportVariableLost(JobDraft draft)
    {
        if (draft.Snapshot.VariableLost is { } why)
        {
            draft.Report(
                MessageSeverity.Warning,
                "monitor-lost",
                $"variable {draft.Row.Monitor} does not show job {draft.Row.Number} {draft.Row.Name} any more: {why}; the job goes on, and the variable is put right when it can be written"
            );
            draft.Do(new RepairVariable());
        }
    }

    private static void OnOutputFull(JobDraft draft)
    {
        if (draft.Snapshot.Execution.FullOutput is not { } full)
        {
            return;
        }

        const string Code = "output-full";
        var said = $"job {draft.Row.Number} {draft.Row.Name} wrote more than {ByteSize.Said(full.Most)} to {full.File}";
        if (full.EndsJob && draft.MayRun && !draft.CancelAsked)
        {
            var ended = $"{said}, the most that its rule allows: it is ended";
            draft.Row = Marked(draft.Row, ended);
            draft.Report(MessageSeverity.Warning, Code, ended);
            End(draft, TimeSpan.FromSeconds(Grace), Actor.Weir);
            return;
        }

        draft.Report(
            MessageSeverity.Warning,
            Code,
            $"{said}, the most that is kept (output of its rule, or --quota {QuotaNames.Output}): what is beyond is dropped, and the job goes on"
        );
    }

    private static void Follow(JobDraft draft, FolderSnapshot folder, CheckReason reason)
    {
        var supervisor = draft.Snapshot.Execution.Supervisor;
        if (supervisor is not { IsWatched: true } && (supervisor is not null || folder.Holder is not null))
        {
            draft.Do(new WatchSupervisor(supervisor is null ? folder.Holder : null));
        }

        if (draft.Row is { Mode: SubmissionMode.Stored, Run.Messages.Count: > 0 } && !draft.Memory.FollowsOutput)
        {
            draft.Memory = draft.Memory with { FollowsOutput = true };
            draft.Do(new FollowOutput());
        }

        if (supervisor is not { IsSure: true })
        {
            // What a file names may outlive the job, or end before it.
            draft.Do(new CheckLater(UnwatchedInterval));
        }
        else if (
            draft.InPlace
            && !draft.Snapshot.Execution.CommandIsMet
            && folder.ProcessId is { } command
            && GivenLeftovers(draft) == OnLeftovers.Keep
        )
        {
            // Whose leftovers run on is over with its command: that is one that descends from the process that waited, and not one that it
            // names.
            draft.Do(new AttachCommand(command));
        }

        if (folder.Start != StartMark.Started || draft.Row.StartedAt is not null)
        {
            return;
        }

        var settles = reason == CheckReason.Hint;
        if (!settles && folder is { ProcessId: null, IsGone: false })
        {
            draft.Memory = draft.Memory with { Settled = draft.Memory.Settled + 1 };
            settles = draft.Memory.Settled < MostSettling;
        }

        if (settles)
        {
            draft.Do(new TriggerLater(Settling, new Checked(CheckReason.Settled)));
            return;
        }

        ReportStart(draft, folder);
    }

    // Its end may lie there: what is not known is not made up.
    private static void AwaitRecords(JobDraft draft)
    {
        if (!draft.Memory.AbsenceReported)
        {
            draft.Memory = draft.Memory with { AbsenceReported = true };
            draft.Report(
                MessageSeverity.Error,
                "records-away",
                $"job {draft.Row.Number} {draft.Row.Name} has ended, and the folder with its end is gone, with those of all jobs of this machine: bring the folder jobs back; until then the job counts as running"
            );
        }

        draft.Do(new CheckLater(UnwatchedInterval));
    }

    private static OnLeftovers GivenLeftovers(JobDraft draft) =>
        OnLeftoversText.TryParse(draft.Row.OnLeftovers, out var given) ? given : draft.Snapshot.Machine.OnLeftovers;

    private static void AwaitLeftovers(JobDraft draft, FolderSnapshot folder)
    {
        if (folder.Start == StartMark.Started)
        {
            ReportStart(draft, folder);
        }

        var began = draft.Memory.LeftoversSince ?? draft.Snapshot.Clock;
        var since = draft.Snapshot.Clock - began;
        draft.Memory = draft.Memory with { LeftoversSince = began };
        ReportLeftovers(draft, folder, since);
        // The longer they live, the less it matters by how much.
        var pause = draft.Snapshot.Execution.WasCut ? ShortestPause : since / 8;
        draft.Do(
            new CheckLater(
                pause < ShortestPause ? ShortestPause
                : pause > LongestPause ? LongestPause
                : pause
            )
        );
    }

    // Else nobody could say why a job whose command has ended is still running.
    private static void ReportLeftovers(JobDraft draft, FolderSnapshot folder, TimeSpan since)
    {
        if (draft.Memory.LeftoversReported || since < LeftoversReportedAfter)
        {
            return;
        }

        draft.Memory = draft.Memory with { LeftoversReported = true };
        var end = folder.End is { ExitCode: { } status } ? $" with status {status}" : "";
        draft.Report(
            MessageSeverity.Information,
            ReasonCodes.Leftovers,
            $"the command of job {draft.Row.Number} {draft.Row.Name} has ended{end}, and processes that it left behind run on: until they are gone it counts as running; weir cancel {draft.Row.Number.Value} ends them"
        );
    }

    private static void ReportStart(JobDraft draft, FolderSnapshot folder)
    {
        if (draft.Row.StartedAt is null)
        {
            draft.Row = Started(draft, folder);
            draft.Report(StartOf(draft, folder));
        }
    }

    private static void Finish(JobDraft draft, FolderSnapshot folder, EndRecord end)
    {
        if (end.StartError is { } failure)
        {
            Fail(draft, ReasonCodes.StartFailed, Printable.Escape(failure, 200));
            draft.Do(new ReleaseGroup());
            return;
        }

        ReportStart(draft, folder);
        draft.Row = Started(draft, folder) with
        {
            EndedAt = draft.Memory.LeftoversSince is null ? Sane(draft.Row, end.EndedAt, draft.Now) : draft.Now,
            ExitCode = end.ExitCode,
            Signal = end.Signal,
        };
        var use = JobUse.From(draft.Row, end, draft.Snapshot);
        draft.Report(
            new JobEnded(draft.Row.EndedAt.Value, draft.Row.Number, end.ExitCode, end.Signal, use.CpuMicroseconds, use.PeakKibibytes)
            {
                Cancelled = draft.CancelAsked,
                Result = draft.Row.Output?.Result,
            }
        );
        CareForOutput(draft);
        draft.Do(new ReleaseGroup());
    }

    private static void Lose(JobDraft draft, bool restarted, string text)
    {
        draft.Row = draft.Row with
        {
            EndedAt = draft.Now,
            At = draft.Now,
            Code = restarted ? ReasonCodes.MachineRestarted : ReasonCodes.Lost,
            Text = text,
        };
        draft.Report(new JobLost(draft.Now, draft.Row.Number, restarted, text));
        CareForOutput(draft);
        draft.Do(new ReleaseGroup());
    }

    private static bool ClosesWaiter(JobDraft draft, RecoveryStep step, Checked check) =>
        step == RecoveryStep.WaiterGone
        || (
            step == RecoveryStep.AwaitWaiter
            && check.Reason == CheckReason.ShepherdEnded
            && (!draft.Snapshot.HasWaiter || draft.Snapshot.WaiterProcess == draft.Snapshot.Execution.Supervisor?.Id)
        );

    // False where it was started between two looks: then its own process tells.
    private static bool CloseWaiter(JobDraft draft)
    {
        if (draft.Snapshot.Execution.ProcessesLeft == true)
        {
            // It was let go and left processes without a word: they are the job, and it may be among them.
            draft.Do(new CheckLater(UnwatchedInterval));
            return true;
        }

        if (draft.Snapshot.IsSealed != true)
        {
            return false;
        }

        if (draft.Memory.LetGoEarlier)
        {
            Lose(
                draft,
                false,
                "the process that waited in place was let go and has ended without a record: whether its command began is not known"
            );
            return true;
        }

        Close(draft, ReasonCodes.WaiterGone, "the process that waited in place has ended", null);
        return true;
    }

    private static JournalJob Started(JobDraft draft, FolderSnapshot folder) =>
        draft.Row with
        {
            Execution = folder.ProcessId is { } process
                ? (draft.Row.Execution ?? draft.Snapshot.Execution.Place) with
                {
                    ProcessId = process,
                }
                : draft.Row.Execution,
            StartedAt = draft.Row.StartedAt ?? Sane(draft.Row, folder.StartedAt, draft.Now),
        };

    private static JobStarted StartOf(JobDraft draft, FolderSnapshot folder) =>
        new(draft.Row.StartedAt!.Value, draft.Row.Number, folder.ProcessId ?? 0, draft.Row.Execution?.Cgroup)
        {
            OnLeftovers = GivenLeftovers(draft) is var given and not OnLeftovers.Wait ? given.ToText() : null,
        };

    // It may be a user's word: a time outside the job's life is not taken over.
    private static DateTimeOffset Sane(JournalJob row, DateTimeOffset? at, DateTimeOffset now) =>
        at is { } told && told <= now && told >= row.SubmittedAt ? told.ToUniversalTime() : now;
}
