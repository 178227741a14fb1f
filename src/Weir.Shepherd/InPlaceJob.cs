using Weir.Linux;

namespace Weir.Shepherd;

/// <summary>
/// The shepherd of a job that runs where it was submitted: the command is its child, in the same session and process group, with
/// the same streams, so that to everybody around this process is the command.
/// </summary>
public sealed class InPlaceJob(InPlaceStart start, SignalReceiver signals, TimeProvider clock)
{
    private const int OwnFailure = 125;
    private const int FirstPause = 250,
        LongestPause = 10_000;

    /// <summary>Who waits in place is not held up for ever: for about half a minute.</summary>
    private const int MostEndTries = 12;

    private bool _started;

    /// <summary>A signal that stops was passed on, and the command has not been seen to stop.</summary>
    private bool _stopUnderWay;

    /// <summary>
    /// Runs the command to its end; the exit status. Where a signal ended the command it ends this process too and does not return.
    /// Where the system is short of something before the command is started it waits and tries again: the job was let go.
    /// </summary>
    public int Run()
    {
        for (var pause = FirstPause; ; pause = Math.Min(2 * pause, LongestPause))
        {
            try
            {
                return RunOnce();
            }
            catch (LinuxException shortage) when (Errno.IsShortage(shortage.ErrorNumber) && !_started)
            {
                if (pause == FirstPause)
                {
                    StandardStreams.Complain($"job {start.Number:D9} cannot be started yet, and is tried again: {shortage.Message}");
                }
            }

            WaitFor(pause);
        }
    }

    private int RunOnce()
    {
        using var place = start.JobFolder is { } folder ? JobPlace.Open(start.Folder, folder) : JobPlace.Open(start.Folder);
        using var records = JobRecords.TryOpen(place, start.HintsSocket, start.Number);
        if (records is null)
        {
            return StartedAlready();
        }

        var environment = start.LocalDataArea is { } area
            ? EnvironmentEntries.Join(start.Environment, [LocalDataAreaFile.Write(place, area, null)])
            : start.Environment;
        if (!records.TryMark(durably: false))
        {
            return StartedAlready();
        }

        var startedAt = clock.GetUtcNow();
        var plan = new LaunchPlan
        {
            Programs = start.Programs,
            Arguments = start.Arguments,
            Environment = environment,
            Signals = start.Signals,
            NewSession = start.NewSession,
            Limits = start.Limits,
            Cgroup = start.Cgroup is { } path ? new JobCgroup(path) : null,
        };
        var launched = Launcher.Launch(plan);
        if (launched.FailedAt == LaunchStep.Cgroup)
        {
            // Better outside its group than not at all: it was let go.
            launched = Launcher.Launch(plan with { Cgroup = null });
        }

        if (StartFailure.IsShortage(launched))
        {
            records.RemoveMark();
            throw new LinuxException(launched.ErrorNumber, "its process cannot be made");
        }

        _started = true;
        if (launched.FailedAt is not null)
        {
            var text = StartFailure.TextOf(launched, start.Arguments[0], null, start.Programs);
            StandardStreams.Complain(text);
            End(
                records,
                new EndRecord
                {
                    ProcessId = 0,
                    StartedAt = startedAt,
                    EndedAt = clock.GetUtcNow(),
                    StartError = text,
                }
            );
            return StartFailure.StatusOf(launched);
        }

        StandardStreams.Release();
        records.Started(launched.ProcessId, startedAt);
        var change = Follow(launched.ProcessId);
        End(
            records,
            new EndRecord
            {
                ProcessId = launched.ProcessId,
                StartedAt = startedAt,
                EndedAt = clock.GetUtcNow(),
                ExitCode = change.Status.ExitCode,
                Signal = change.Status.Signal,
                CpuMicroseconds = change.CpuMicroseconds,
                PeakKibibytes = change.PeakKibibytes,
            }
        );
        if (change.Status.Signal is { } signal)
        {
            Signals.DieOf(signal);
        }

        return change.Status.ShellStatus;
    }

    private int StartedAlready()
    {
        StandardStreams.Complain($"job {start.Number:D9} has been started already, or was cancelled");
        return OwnFailure;
    }

    private void End(JobRecords records, EndRecord end)
    {
        if (!records.Ended(end, MostEndTries))
        {
            StandardStreams.Complain($"the end of job {start.Number:D9} cannot be written: the disk is full");
        }
    }

    // As if it slept in a program that handles no signals.
    private void WaitFor(int milliseconds)
    {
        if (signals.Next(milliseconds) is { Signal: Signals.Hangup or Signals.Interrupt or Signals.Quit or Signals.Terminate } ending)
        {
            Signals.DieOf(ending.Signal);
        }
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
            while (ChildWait.Poll(child) is { } change)
            {
                if (change.Status.IsEnd)
                {
                    return change;
                }

                StopLike(child, change.Status.StoppedBy ?? Signals.Stop);
            }

            if (ProcessState.ReapsOrphans())
            {
                ChildWait.ReapOrphans(child);
            }
        }
    }

    /// <summary>
    /// What the kernel sent went to the whole group, and the command has it already; but for an alarm that was set before this
    /// process began, and the end of a terminal, which the first of the session alone is told.
    /// </summary>
    private void Forward(int child, ReceivedSignal arrival)
    {
        if (arrival.Signal == Signals.Continue)
        {
            // A shell continues the group; a plain kill continues only us. A stop that was passed on may come over the command only now.
            if (_stopUnderWay || ProcessState.IsStopped(child))
            {
                Signals.TrySend(child, Signals.Continue);
            }

            _stopUnderWay = false;
        }
        else if (
            !arrival.FromKernel
            || arrival.Signal == Signals.Alarm
            || (arrival.Signal == Signals.Hangup && ProcessState.LeadsSession())
        )
        {
            _stopUnderWay |= arrival.Signal is Signals.TerminalStop or Signals.TerminalInput or Signals.TerminalOutput;
            Signals.TrySend(child, arrival.Signal);
        }
    }

    // Who continues us before we have stopped does so for good: the stop would take that away, and nobody sends it again.
    private void StopLike(int child, int signal)
    {
        _stopUnderWay = false;
        if (ProcessState.IsStopped(child) && !Signals.IsPending(Signals.Continue))
        {
            Signals.StopBy(signal);
        }
    }
}
