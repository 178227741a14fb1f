using Weir.Jobs;
using Weir.Linux;

namespace Weir.Execution.Local;

/// <summary>
/// A job on this machine, and the one place from which its processes are signalled: the members of its control group; where there is
/// none, what descends from the process that this agent started or met. A number out of a file or a message is never signalled.
/// </summary>
internal sealed class LocalExecution(IExecutionSubject job, Supervisor supervisor, JobFolders folders, ShepherdStarts shepherdStarts)
    : IExecution
{
    private readonly ExecutionReference _place = new(BootId.Current.ToString(), folders.CgroupOf(job.Number), null);
    private bool _isPrepared;
    private bool _keeperKilled;

    public ExecutionSnapshot Known =>
        new(_place)
        {
            Supervisor = supervisor.Snapshot,
            SupervisorKilled = _keeperKilled,
            ProcessesLeft = Group?.IsPopulated,
            IsPrepared = _isPrepared,
            CommandIsMet = supervisor.Command is not null,
            CommandLives = supervisor.Command is { HasEnded: false },
        };

    public bool IsAway => !folders.AreThere;

    public bool CanReach => AreLeft || supervisor.Living is { Id: > 0 };

    private JobCgroup? Group => job.Reference?.Cgroup is { } path ? new JobCgroup(path) : null;

    private bool AreLeft => Group?.IsPopulated == true;

    public PreparedFolder Prepare()
    {
        var prepared = folders.Prepare(job);
        _isPrepared = true;
        return prepared;
    }

    public async Task LaunchAsync(ExecutionOrder order, PreparedFolder prepared)
    {
        supervisor.ExpectNext();
        supervisor.Watch(
            await shepherdStarts.RunAsync(new ShepherdLaunch(job.Number, prepared.Folder, prepared.Cgroup, order)).ConfigureAwait(false)
        );
    }

    public string? Adopt(ProcessHandle waiting, uint userId, PreparedFolder prepared)
    {
        supervisor.Watch(new LinuxProcess(waiting, isSure: true));
        if (prepared.Cgroup is { } group && userId != UserAccounts.CurrentUserId)
        {
            _ = new JobCgroup(group).TryMove(waiting);
            return null;
        }

        return prepared.Cgroup;
    }

    public ExecutionSnapshot Inspect(OutputLimit most)
    {
        // Whether the process over it has ended is asked first: then all else is final.
        var over = supervisor.Snapshot;
        var folder = folders.Inspect(job, lookAtLock: over is not { IsSure: true });
        var lives = over is { IsSure: true } ? !over.HasEnded : folder.ShepherdAlive;
        var path = folders.PathOf(job.Number);
        var snapshot = Known with
        {
            Supervisor = over,
            Folder = folder,
            RecordsAway = folder.IsGone && IsAway,
            FullOutput = job.InPlace ? null : OutputFiles.ReadNotice(path),
        };
        return lives || folder.Start != StartMark.Started
            ? snapshot
            : snapshot with
            {
                WasCut = !job.InPlace && OutputFiles.Cut(path, most),
                Use = new GroupUse(Group?.CpuMicroseconds ?? 0, Group?.PeakKibibytes ?? 0),
            };
    }

    public bool TrySeal() => folders.TrySeal(job, _isPrepared);

    public bool End()
    {
        var over = job.InPlace ? supervisor.Process : null;
        bool taken;
        if (AreLeft)
        {
            taken = Group!.SignalOthers(over?.Handle, Signals.Terminate) > 0;
            Group!.SignalOthers(null, Signals.Continue);
        }
        else
        {
            taken = supervisor.SignalBelow(Signals.Terminate);
            supervisor.SignalBelow(Signals.Continue);
        }

        over?.TrySignal(Signals.Continue);
        return taken;
    }

    public bool Kill(bool all)
    {
        var over = job.InPlace && !all && supervisor.Process is { HasEnded: false, Handle: { } handle } ? handle : null;
        bool left;
        _keeperKilled |= job.InPlace && over is null;
        if (AreLeft)
        {
            left = true;
            _ = over is null ? Group!.TryKill() : Group!.KillOthers(over) > 0;
        }
        else
        {
            left = supervisor.SignalBelow(Signals.Kill);
        }

        // The shepherd of a stored job is Weir's own program and ends with its command.
        if (job.InPlace && supervisor.Living is { } living)
        {
            left = true;
            if (all)
            {
                living.TrySignal(Signals.Kill);
            }
        }

        return left;
    }

    public void KillGroup() => _ = Group?.TryKill();

    public void Release() => JobFolders.Release(job.Reference?.Cgroup);

    public void Recall() => supervisor.Restore();

    public void Watch(int? holder) => supervisor.Watch(holder);

    public void AttachCommand(int processId) => supervisor.AttachCommand(processId);

    public void Leave() => supervisor.Leave();
}
