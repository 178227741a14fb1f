using System.Text;
using Weir.Linux;

namespace Weir.Shepherd;

/// <summary>The shepherd of a job that was stored: it starts the command as its user and is there when it ends.</summary>
public sealed class StoredJob(ShepherdOrder order, TimeProvider clock)
{
    private readonly (uint User, uint Group) _owner = (order.UserId, order.FilesGroupId ?? order.GroupId);
    private OutputBound? _bound;

    /// <summary>
    /// Reads the order that the agent handed over and runs the job; the exit status of the shepherd itself. Where the system was short
    /// of something before the command was started it is the system's number of that error (<see cref="Errno.IsShortage"/>).
    /// </summary>
    public static int RunHandedOver(TimeProvider clock)
    {
        try
        {
            var order = ShepherdOrderCodec.Read(Descriptors.ReadAll(ShepherdOrder.Descriptor));
            Descriptors.Close(ShepherdOrder.Descriptor);
            return new StoredJob(order, clock).Run();
        }
        catch (Exception failed) when (failed is FormatException or LinuxException)
        {
            StandardStreams.Complain($"no job can be run: {failed.Message}");
            return failed is LinuxException { ErrorNumber: var error } && Errno.IsShortage(error) ? error : 1;
        }
    }

    /// <summary>Runs the job to its end; 0, or 1 where another shepherd has it or had it.</summary>
    /// <exception cref="LinuxException">The system refused; where it was for a shortage, nothing was started and there is no mark of a
    /// start.</exception>
    public int Run()
    {
        using var place = JobPlace.Open(order.Folder);
        using var records = JobRecords.TryOpen(place, order.HintsSocket, order.Number.Value);
        if (records is null)
        {
            return 1;
        }

        var startedAt = clock.GetUtcNow();
        if (Launch(place, records) is not { } launched)
        {
            return 1;
        }

        if (StartFailure.IsShortage(launched))
        {
            records.RemoveMark();
            throw new LinuxException(launched.ErrorNumber, "the job's process cannot be made");
        }

        if (launched.FailedAt is not null)
        {
            var text = StartFailure.TextOf(launched, order.Submission.Arguments[0], order.Submission.Directory);
            records.Ended(
                new EndRecord
                {
                    ProcessId = 0,
                    StartedAt = startedAt,
                    EndedAt = clock.GetUtcNow(),
                    StartError = text,
                }
            );
            return 0;
        }

        records.Started(launched.ProcessId, startedAt);
        var change = _bound?.WaitForEnd(launched.ProcessId) ?? ChildWait.ForEnd(launched.ProcessId);
        _bound?.Dispose();
        var cgroup = order.Cgroup is { } path ? new JobCgroup(path) : null;
        records.Ended(
            new EndRecord
            {
                ProcessId = launched.ProcessId,
                StartedAt = startedAt,
                EndedAt = clock.GetUtcNow(),
                ExitCode = change.Status.ExitCode,
                Signal = change.Status.Signal,
                // The group knows of processes that nobody waited for.
                CpuMicroseconds = cgroup?.CpuMicroseconds ?? change.CpuMicroseconds,
                PeakKibibytes = change.PeakKibibytes,
            }
        );
        return 0;
    }

    // Null where it was marked meanwhile.
    private LaunchResult? Launch(JobPlace place, JobRecords records)
    {
        // The files before the mark: they are what a full disk refuses.
        using var streams = new JobStreams(place.Files, _owner, order.IsAnswered);
        _bound = order.Output is { } limit ? new OutputBound(limit, streams, records) : null;
        var environment = Environment(place);
        var programs = Programs(place, environment);
        if (!records.TryMark(durably: true))
        {
            return null;
        }

        var submission = order.Submission;
        var asRoot = UserAccounts.CurrentUserId == 0;
        return Launcher.Launch(
            new LaunchPlan
            {
                Programs = programs,
                Arguments = submission.Arguments,
                Environment = environment,
                Signals = SignalState.Default,
                Folder = submission.Directory,
                Umask = submission.Umask,
                Identity = asRoot ? (order.UserId, order.GroupId, order.Groups) : null,
                Limits = [.. submission.ResourceLimits.Select(limit => (limit.Resource, limit.Soft, limit.Hard))],
                Streams = (streams.Input, streams.Output, streams.Error),
                CloseOthers = true,
                NewSession = true,
                Cgroup = order.Cgroup is { } cgroup ? new JobCgroup(cgroup) : null,
            }
        );
    }

    private List<byte[]> Environment(JobPlace place)
    {
        var environment = EnvironmentEntries.Join(order.Submission.Environment, order.ExtraEnvironment);
        return order.Submission.LocalDataArea is { } area
            ? EnvironmentEntries.Join(environment, [LocalDataAreaFile.Write(place, area, _owner)])
            : environment;
    }

    private IReadOnlyList<byte[]> Programs(JobPlace place, List<byte[]> environment) =>
        order.Submission.Script is { } script
            ? [Encoding.UTF8.GetBytes(place.WriteScript(order.Folder, script, _owner))]
            : ProgramSearch.Candidates(order.Submission.Arguments[0], ProcessBytes.ValueOf(environment, "PATH"u8));
}
