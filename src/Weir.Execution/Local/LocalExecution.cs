using Weir.Jobs;
using Weir.Linux;

namespace Weir.Execution.Local;

/// <summary>
/// A job on this machine, and the one place from which its processes are signalled: the members of its control group; where there is
/// none, what descends from the process that this agent started or met. A number out of a file or a message is never signalled.
/// </summary>
internal sealed class LocalExecution(IExecutionSubject job, Keeper keeper, JobFolders folders, Starts starts) : IExecution
{
    private readonly ExecutionReference _place = new(BootId.Current.ToString(), folders.CgroupOf(job.Number), null);
    private bool _isPrepared;
    private bool _keeperKilled;

    public ExecutionTruth Known =>
        new(_place)
        {
            Keeper = keeper.Truth,
            KeeperKilled = _keeperKilled,
            ProcessesLeft = Group?.IsPopulated,
            IsPrepared = _isPrepared,
            CommandIsMet = keeper.Command is not null,
            CommandLives = keeper.Command is { HasEnded: false },
        };

    public bool IsAway => !folders.AreThere;

    public bool CanReach => AreLeft || keeper.Living is { Id: > 0 };

    private JobCgroup? Group => job.Reference?.Cgroup is { } path ? new JobCgroup(path) : null;

    private bool AreLeft => Group?.IsPopulated == true;

    public PreparedFolder Prepare()
    {
        var prepared = folders.Prepare(job);
        _isPrepared = true;
        return prepared;
    }

    public async Task LaunchAsync(ExecutionOrder order, PreparedFolder prepared) =>
        keeper.Watch(await starts.RunAsync(new ShepherdLaunch(job.Number, prepared.Folder, prepared.Cgroup, order)).ConfigureAwait(false));

    public string? Adopt(ProcessHandle waiting, uint userId, PreparedFolder prepared)
    {
        keeper.Watch(new LinuxProcess(waiting, isSure: true));
        if (prepared.Cgroup is { } group && userId != UserAccounts.CurrentUserId)
        {
            _ = new JobCgroup(group).TryTake(waiting);
            return null;
        }

        return prepared.Cgroup;
    }

    public ExecutionTruth Look(OutputLimit most)
    {
        // Whether the process over it has ended is asked first: then all else is final.
        var over = keeper.Truth;
        var folder = folders.TruthOf(job, lookAtLock: over is not { IsSure: true });
        var lives = over is { IsSure: true } ? !over.HasEnded : folder.ShepherdAlive;
        var path = folders.PathOf(job.Number);
        var truth = Known with
        {
            Keeper = over,
            Folder = folder,
            RecordsAway = folder.IsGone && IsAway,
            FullOutput = job.InPlace ? null : OutputFiles.Take(path),
        };
        return lives || folder.Start != StartMark.Started
            ? truth
            : truth with
            {
                WasCut = !job.InPlace && OutputFiles.Cut(path, most),
                Use = new GroupUse(Group?.CpuMicroseconds ?? 0, Group?.PeakKibibytes ?? 0),
            };
    }

    public bool TrySeal() => folders.TrySeal(job, _isPrepared);

    public bool End()
    {
        var over = job.InPlace ? keeper.Process : null;
        bool taken;
        if (AreLeft)
        {
            taken = Group!.SignalOthers(over?.Handle, Signals.Terminate) > 0;
            Group!.SignalOthers(null, Signals.Continue);
        }
        else
        {
            taken = keeper.SignalBelow(Signals.Terminate);
            keeper.SignalBelow(Signals.Continue);
        }

        over?.TrySignal(Signals.Continue);
        return taken;
    }

    public bool Kill(bool all)
    {
        var over = job.InPlace && !all && keeper.Process is { HasEnded: false, Handle: { } handle } ? handle : null;
        bool left;
        _keeperKilled |= job.InPlace && over is null;
        if (AreLeft)
        {
            left = true;
            _ = over is null ? Group!.TryKill() : Group!.KillOthers(over) > 0;
        }
        else
        {
            left = keeper.SignalBelow(Signals.Kill);
        }

        // The shepherd of a stored job is Weir's own program and ends with its command.
        if (job.InPlace && keeper.Living is { } living)
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

    public void Recall() => keeper.Recall();

    public void Watch(int? holder) => keeper.Watch(holder);

    public void MeetCommand(int processId) => keeper.MeetCommand(processId);

    public void Leave() => keeper.Leave();
}
