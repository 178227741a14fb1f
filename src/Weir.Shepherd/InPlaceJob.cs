using Weir.Linux;

namespace Weir.Shepherd;

/// <summary>
/// The shepherd of a job that runs where it was submitted: the command is its child, in the same session and process group, with
/// the same streams, so that to everybody around this process is the command.
/// </summary>
public sealed class InPlaceJob(InPlaceStart start, SignalIntake signals, TimeProvider clock)
{
    private const int OwnFailure = 125;

    /// <summary>
    /// Runs the command to its end; the exit status. Where a signal ended the command it ends this process too and does not return.
    /// </summary>
    public int Run()
    {
        using var records = JobRecords.TryTake(start.Folder, null, start.HintsSocket, start.Number);
        if (records is null)
        {
            StandardStreams.Complain($"job {start.Number:D9} has been started already");
            return OwnFailure;
        }

        var environment = start.LocalDataArea is { } area
            ? EnvironmentEntries.Join(start.Environment, [LocalDataAreaFile.Write(records.Folder, start.Folder, area, null)])
            : start.Environment;
        var startedAt = clock.GetUtcNow();
        var plan = new LaunchPlan
        {
            Programs = start.Programs,
            Arguments = start.Arguments,
            Environment = environment,
            Signals = start.Signals,
            Cgroup = start.Cgroup is { } path ? new JobCgroup(path) : null,
        };
        var launched = Launcher.Launch(plan);
        if (launched.FailedAt == LaunchStep.Cgroup)
        {
            // Better outside its group than not at all: it was let go.
            launched = Launcher.Launch(plan with { Cgroup = null });
        }

        if (launched.FailedAt is not null)
        {
            var text = StartFailure.TextOf(launched, start.Arguments[0], null);
            StandardStreams.Complain(text);
            records.Ended(new EndRecord { ProcessId = 0, StartedAt = startedAt, EndedAt = clock.GetUtcNow(), StartError = text });
            return StartFailure.StatusOf(launched);
        }

        StandardStreams.Release();
        records.Started(launched.ProcessId, startedAt);
        var change = Follow(launched.ProcessId);
        records.Ended(new EndRecord
        {
            ProcessId = launched.ProcessId,
            StartedAt = startedAt,
            EndedAt = clock.GetUtcNow(),
            ExitCode = change.Status.ExitCode,
            Signal = change.Status.Signal,
            CpuMicroseconds = change.CpuMicroseconds,
            PeakKibibytes = change.PeakKibibytes,
        });
        if (change.Status.Signal is { } signal)
        {
            Signals.DieOf(signal);
        }

        return change.Status.ShellStatus;
    }

    private ChildChange Follow(int child)
    {
        while (true)
        {
            var arrival = signals.Next();
            if (arrival.Signal != Signals.Child)
            {
                Forward(child, arrival);
                continue;
            }

            // Several changes may have come in one message.
            while (ChildWait.Look(child) is { } change)
            {
                if (change.Status.IsEnd)
                {
                    return change;
                }

                StopLike(child, change.Status.StoppedBy ?? Signals.Stop);
            }
        }
    }

    /// <summary>What the kernel sent went to the whole group, and the command has it already.</summary>
    private static void Forward(int child, SignalArrival arrival)
    {
        if (arrival.Signal == Signals.Continue)
        {
            // A shell continues the group; a plain kill continues only us.
            if (ProcessState.IsStopped(child))
            {
                Signals.TrySend(child, Signals.Continue);
            }
        }
        else if (!arrival.FromKernel)
        {
            Signals.TrySend(child, arrival.Signal);
        }
    }

    private static void StopLike(int child, int signal)
    {
        if (ProcessState.IsStopped(child))
        {
            Signals.StopBy(signal);
        }
    }
}
