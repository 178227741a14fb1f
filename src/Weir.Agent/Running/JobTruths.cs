using Weir.Agent.Jobs;
using Weir.Agent.Machine;
using Weir.Agent.Variables;
using Weir.Linux;
using Weir.Stores.Agent;

namespace Weir.Agent.Running;

/// <summary>Asks the kernel, the folders and the journal what is true about a job. The caller is inside the job.</summary>
internal sealed class JobTruths(AgentOptions options, IAgentJournal journal, JobFolders folders, Monitors monitors, FullOutput fullOutput, TimeProvider time)
{
    private readonly MachineTruth _machine = new(BootId.Current.ToString(), options.WaiterGrace, options.OnLeftovers, Environment.ProcessorCount, MachineMemory.TotalKibibytes());
    private readonly long _began = time.GetTimestamp();

    /// <summary>What is true for a decision about what happened; where that may close the job, its folder is shut first.</summary>
    public async Task<JobTruth> AskAsync(TrackedJob job, JournalJob row, JobHappening happened)
    {
        if (happened is Looked { IsAgain: true })
        {
            job.BeginAgain();
        }

        if (happened is Looked && !job.IsOver)
        {
            await LearnAsync(job).ConfigureAwait(false);
            job.BeginLook();
        }

        var truth = happened is Looked && !job.IsOver ? Look(job, row) : OfMemory(job, row);
        if (!JobMachine.AsksToShut(row, truth, happened))
        {
            return truth;
        }

        await LearnAsync(job).ConfigureAwait(false);
        var isSealed = folders.TrySeal(job);
        // Who is left counts once nobody can start it any more.
        return truth with { IsSealed = isSealed, Keeper = KeeperOf(job), ProcessesLeft = JobFolders.HasProcesses(row.Cgroup) };
    }

    private JobTruth OfMemory(TrackedJob job, JournalJob row) => new(time.GetUtcNow(), time.GetElapsedTime(_began), _machine, job.Memory)
    {
        Cgroup = folders.CgroupOf(row.Number),
        IsSeated = job.Seat is not null,
        SeatProcess = job.Seat?.Process?.Id,
        Keeper = KeeperOf(job),
        KeeperKilled = job.KeeperKilled,
        ProcessesLeft = JobFolders.HasProcesses(row.Cgroup),
        IsPrepared = job.Prepared,
        CommandIsMet = job.Command is not null,
        CommandLives = job.Command is { HasEnded: false },
    };

    private JobTruth Look(TrackedJob job, JournalJob row)
    {
        // Whether the process over it has ended is asked first: then all else is final.
        var keeper = KeeperOf(job);
        var folder = folders.TruthOf(job, lookAtLock: keeper is not { IsSure: true });
        var lives = keeper is { IsSure: true } ? !keeper.HasEnded : folder.ShepherdAlive;
        var truth = OfMemory(job, row) with { Keeper = keeper, Folder = folder, VariableLost = monitors.TakeLost(row), FullOutput = fullOutput.Take(job) };
        return lives || folder.Start != StartMark.Started ? truth : truth with { WasCut = fullOutput.Cut(job), Use = UseOf(row) };
    }

    // Its process is the one that was written down, and a folder of its number counts only where it was made for its submission.
    private async Task LearnAsync(TrackedJob job)
    {
        if (job.Key == default && await journal.FindSubmissionAsync(job.Number, CancellationToken.None).ConfigureAwait(false) is { } stored)
        {
            job.Learn(stored);
        }
    }

    private static KeeperTruth? KeeperOf(TrackedJob job) =>
        job.Shepherd is { } process ? new KeeperTruth(process.Id, process.IsSure, process.HasEnded, job.IsWatched) : null;

    private static GroupUse UseOf(JournalJob row)
    {
        var group = row.Cgroup is { } path ? new JobCgroup(path) : null;
        return new GroupUse(group?.CpuMicroseconds ?? 0, group?.PeakKibibytes ?? 0);
    }
}
