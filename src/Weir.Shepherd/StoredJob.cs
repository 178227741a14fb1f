using System.Text;
using Weir.Linux;

namespace Weir.Shepherd;

/// <summary>The shepherd of a job that was stored: it starts the command as its user and is there when it ends.</summary>
public sealed class StoredJob(ShepherdOrder order, TimeProvider clock)
{
    private const uint ScriptMode = 0x1E8;

    private readonly (uint User, uint Group) _owner = (order.UserId, order.FilesGroupId ?? order.GroupId);

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
    /// <exception cref="LinuxException">The system refused; where it was for a shortage, nothing was started and there is no mark of a start.</exception>
    public int Run()
    {
        using var records = JobRecords.TryTake(order.Folder, _owner, order.HintsSocket, order.Number.Value);
        if (records is null)
        {
            return 1;
        }

        var startedAt = clock.GetUtcNow();
        if (Launch(records) is not { } launched)
        {
            return 1;
        }

        if (StartFailure.IsShortage(launched))
        {
            records.GiveBack();
            throw new LinuxException(launched.ErrorNumber, "the job's process cannot be made");
        }

        if (launched.FailedAt is not null)
        {
            var text = StartFailure.TextOf(launched, order.Submission.Arguments[0], order.Submission.Directory);
            records.Ended(new EndRecord { ProcessId = 0, StartedAt = startedAt, EndedAt = clock.GetUtcNow(), StartError = text });
            return 0;
        }

        records.Started(launched.ProcessId, startedAt);
        var change = ChildWait.ForEnd(launched.ProcessId);
        var cgroup = order.Cgroup is { } path ? new JobCgroup(path) : null;
        records.Ended(new EndRecord
        {
            ProcessId = launched.ProcessId,
            StartedAt = startedAt,
            EndedAt = clock.GetUtcNow(),
            ExitCode = change.Status.ExitCode,
            Signal = change.Status.Signal,
            // The group knows of processes that nobody waited for.
            CpuMicroseconds = cgroup?.CpuMicroseconds ?? change.CpuMicroseconds,
            PeakKibibytes = change.PeakKibibytes,
        });
        return 0;
    }

    // Null where it was marked meanwhile.
    private LaunchResult? Launch(JobRecords records)
    {
        // The files before the mark: they are what a full disk refuses.
        using var streams = new JobStreams(records.Folder, _owner);
        var (programs, environment) = Files(records);
        if (!records.TryMark())
        {
            return null;
        }

        var submission = order.Submission;
        var asRoot = UserAccounts.CurrentUserId == 0;
        return Launcher.Launch(new LaunchPlan
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
        });
    }

    private (IReadOnlyList<byte[]> Programs, List<byte[]> Environment) Files(JobRecords records)
    {
        var environment = EnvironmentEntries.Join(order.Submission.Environment, order.ExtraEnvironment);
        if (order.Submission.LocalDataArea is { } area)
        {
            environment = EnvironmentEntries.Join(environment, [LocalDataAreaFile.Write(records.Folder, order.Folder, area, _owner)]);
        }

        return (Programs(records, environment), environment);
    }

    private IReadOnlyList<byte[]> Programs(JobRecords records, List<byte[]> environment)
    {
        if (order.Submission.Script is not { } script)
        {
            return ProgramSearch.Candidates(order.Submission.Arguments[0], ProcessBytes.ValueOf(environment, "PATH"u8));
        }

        var descriptor = records.CreateAnew(JobFiles.Script, ScriptMode);
        try
        {
            Descriptors.WriteAll(descriptor, script);
        }
        finally
        {
            Descriptors.Close(descriptor);
        }

        return [Encoding.UTF8.GetBytes($"{order.Folder}/{JobFiles.Script}")];
    }
}
