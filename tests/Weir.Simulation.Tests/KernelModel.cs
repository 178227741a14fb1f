using Weir.Execution;
using Weir.Shepherd;

namespace Weir.Simulation.Tests;

/// <summary>A machine that outlives its agent: processes, folders and control groups of jobs, as the agent finds them.</summary>
internal sealed class KernelModel(World world)
{
    private int _process = 1000;
    private int _boots = 1;

    public string BootId => $"boot {_boots}";

    public SortedDictionary<int, KernelJob> Jobs { get; } = [];

    public KernelJob this[int number]
    {
        get
        {
            if (!Jobs.TryGetValue(number, out var job))
            {
                Jobs.Add(number, job = new KernelJob());
            }

            return job;
        }
    }

    /// <summary>A process comes to wait in place.</summary>
    public void Wait(int number) => this[number].Waiter = ++_process;

    /// <summary>A shepherd is started; it starts nothing yet.</summary>
    public void Launch(int number)
    {
        var job = this[number];
        Assert.True(job.Keeper == 0, $"two shepherds of job {number}");
        (job.IsMade, job.Keeper) = (true, ++_process);
    }

    /// <summary>The process that waits in place becomes the one over its command.</summary>
    public void LetGo(int number)
    {
        var job = this[number];
        (job.IsMade, job.Keeper, job.Waiter) = (true, job.Waiter, 0);
    }

    public bool TrySeal(int number)
    {
        var job = this[number];
        if (job.Mark == StartMark.None && job.IsMade)
        {
            job.Mark = StartMark.Sealed;
        }

        return job.Mark != StartMark.Started;
    }

    /// <summary>
    /// The process over a job makes its start mark, which only one can, and then starts the command; or it cannot be started.
    /// </summary>
    public void Begin(int number, bool canStart)
    {
        var job = this[number];
        if (job.Mark != StartMark.None)
        {
            Die(number);
            return;
        }

        job.Mark = StartMark.Started;
        if (canStart)
        {
            job.Starts++;
            return;
        }

        job.End = new EndRecord
        {
            ProcessId = 0,
            StartedAt = world.Now,
            EndedAt = world.Now,
            StartError = "the directory is gone",
        };
        Die(number);
    }

    /// <summary>The command ends, and the process over it writes down how.</summary>
    public void End(int number, int exitCode)
    {
        var job = this[number];
        job.End = job.IsSignalled
            ? new EndRecord
            {
                ProcessId = job.Keeper,
                StartedAt = world.Now,
                EndedAt = world.Now,
                Signal = 15,
            }
            : new EndRecord
            {
                ProcessId = job.Keeper,
                StartedAt = world.Now,
                EndedAt = world.Now,
                ExitCode = exitCode,
            };
        Die(number);
    }

    /// <summary>The process over a job is gone, and leaves no word.</summary>
    public void Die(int number) => this[number].Keeper = 0;

    /// <summary>The machine loses power: no process is left, and a mark may be lost with it.</summary>
    public void Restart(Random random)
    {
        _boots++;
        foreach (var job in Jobs.Values)
        {
            (job.Keeper, job.Waiter) = (0, 0);
            if (job is { Mark: StartMark.Started, End: null } && random.Next(3) == 0)
            {
                job.Mark = StartMark.None;
            }
        }
    }

    /// <summary>What the folder of a job says.</summary>
    public FolderSnapshot FolderOf(int number)
    {
        var job = this[number];
        int? holder = job.Keeper == 0 ? null : job.Keeper;
        return job.IsMade
            ? new FolderSnapshot(
                holder is not null,
                holder,
                job.Mark,
                job.Mark == StartMark.Started ? 7 : null,
                job.Mark == StartMark.Started ? world.Now : null,
                job.End
            )
            {
                IsMarked = true,
                IsTrusted = true,
            }
            : FolderSnapshot.Nothing;
    }
}
