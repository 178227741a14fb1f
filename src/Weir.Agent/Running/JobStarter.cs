using Weir.Agent.Gate;
using Weir.Agent.Jobs;
using Weir.Agent.Variables;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Linux;
using Weir.Stores.Agent;

namespace Weir.Agent.Running;

/// <summary>
/// Starts what the journal says may run: a stored job by a shepherd, one in place by a word to the process that waits. The
/// caller is inside the job.
/// </summary>
internal sealed class JobStarter(
    AgentOptions options, IAgentJournal journal, JobRecorder recorder, JobFolders folders, Monitors monitors, IShepherds shepherds, IProcesses processes, JobKeepers keepers, Shortage shortage,
    RightsToday rights, LimitBounds bounds, TimeProvider time)
{
    /// <summary>A shepherd that dies before it starts anything is tried again this often.</summary>
    private const int MostAttempts = 3;

    private static readonly int MostLaunches = Math.Max(4, 2 * Environment.ProcessorCount);

    /// <summary>So many starts at a time: each holds a thread until its shepherd runs.</summary>
    private readonly Lanes _launches = new("starts", MostLaunches, MostLaunches, int.MaxValue);

    private readonly string _bootId = BootId.Current.ToString();
    private readonly uint _ownUser = UserAccounts.CurrentUserId;

    /// <summary>Told when the process over a job has ended, with its exit code where it is known.</summary>
    public Action<TrackedJob, int?>? ShepherdEnded { get; set; }

    /// <summary>Told to look at a job after a pause, and then to start it.</summary>
    public Action<TrackedJob, TimeSpan>? PutOff { get; set; }

    /// <summary>Lets a job go in the spool it lies in. The caller is inside the job.</summary>
    public Action<TrackedJob>? FreeSpooled { get; set; }

    public string CurrentBoot => _bootId;

    /// <summary>A job's row from the moment on that it may run.</summary>
    public JournalJob Released(JournalJob row, TrackedStatus status, string? code = null, string? text = null) => row with
    {
        Status = status,
        At = time.GetUtcNow(),
        Code = code,
        Text = text,
        BootId = _bootId,
        Cgroup = folders.CgroupOf(row.Number),
    };

    /// <summary>Starts a job whose row says that it may run. With the submission at hand it is not read again.</summary>
    public async Task StartAsync(TrackedJob job, Submission? submission = null)
    {
        if (job.InPlace && job.Seat is null)
        {
            // Its process comes back and asks.
            if (job.Spooled)
            {
                FreeSpooled?.Invoke(job);
            }

            return;
        }

        if (submission is null || job.Submitter is null || job.Key == default)
        {
            try
            {
                var stored = await journal.FindSubmissionAsync(job.Number, CancellationToken.None).ConfigureAwait(false) ?? throw new FormatException("it is not in the journal");
                job.Learn(stored);
                submission = SubmissionCodec.Read(stored.Bytes);
            }
            catch (Exception damaged) when (damaged is FormatException or ArgumentException or InvalidCastException or OverflowException)
            {
                await FailAsync(job, ReasonCodes.SubmissionDamaged, $"its stored submission cannot be read: {damaged.Message}").ConfigureAwait(false);
                return;
            }
        }

        // A process in place has its rights already; what is stored gets those that its submitter has today.
        var submitter = job.Submitter!;
        if (!job.InPlace)
        {
            if (rights.Refusal(submitter) is { } refusal)
            {
                await FailAsync(job, ReasonCodes.AccountRefused, refusal).ConfigureAwait(false);
                return;
            }

            submitter = rights.Of(submitter);
            submission = bounds.AtStart(submission, submitter);
        }

        try
        {
            var prepared = folders.Prepare(job);
            var (folder, _, cgroup) = prepared;
            var monitor = await monitors.PrepareAsync(job.Row, job.Submitter!, folder).ConfigureAwait(false);
            var variables = JobEnvironment.Of(job.Number, submission, options.Socket, DateOnly.FromDateTime(time.GetLocalNow().DateTime), monitor);
            if (job.InPlace)
            {
                await LetGoAsync(job, job.Seat!, prepared, variables).ConfigureAwait(false);
                return;
            }

            job.Attempts++;
            var launch = new ShepherdLaunch(job.Number, folder, submitter, cgroup, variables, submission) { Rule = job.Row.Rule };
            Watch(job, await _launches.RunAsync(job.Row.User, () => shepherds.Launch(launch), CancellationToken.None).ConfigureAwait(false));
        }
        catch (IOException refused) when (Shortage.Of(refused) is { } error)
        {
            if (job.InPlace)
            {
                // It has not been told to go.
                keepers.Leave(job);
            }

            Delay(job, error);
        }
        catch (LinuxException refused)
        {
            await FailAsync(job, ReasonCodes.ShepherdFailed, refused.Message).ConfigureAwait(false);
        }
    }

    /// <summary>Puts the start off: the machine is short of something, and nothing was started. It is tried again as long as the job may run.</summary>
    public void Delay(TrackedJob job, int error)
    {
        if (job.PutOff == 0)
        {
            job.Seat?.Tell($"wait job {job.Number} cannot be started yet, and is tried again: {LinuxException.TextOf(error)}");
        }

        job.Attempts = 0;
        PutOff?.Invoke(job, shortage.Delay(job, error));
    }

    /// <summary>
    /// Whether a job that was let go and not started is to be started by this look: after a restart or a pause, or where its shepherd
    /// came to nothing.
    /// </summary>
    public static bool ShouldStart(TrackedJob job, LookReason reason) =>
        reason is LookReason.Recovery or LookReason.Due || (reason == LookReason.ShepherdEnded && job.Attempts < MostAttempts);

    /// <summary>Writes down that the job could not be started.</summary>
    public Task FailAsync(TrackedJob job, string code, string text)
    {
        var now = time.GetUtcNow();
        var row = job.Row with { Status = TrackedStatus.StartFailed, At = now, EndedAt = now, Code = code, Text = text };
        return recorder.WriteAsync(job, row, [new JobStartFailed(now, job.Number, code, text)]);
    }

    /// <summary>Follows the process over a job; it may be gone already.</summary>
    public void Watch(TrackedJob job, IKnownProcess process)
    {
        // Where it cannot be watched for now, the next look does so.
        keepers.Take(job, process);
        job.IsWatched = false;
        processes.Watch(process, exitCode => ShepherdEnded?.Invoke(job, exitCode));
        job.IsWatched = true;
        // Last: on a full disk it is watched all the same, and a child that ends is waited for.
        keepers.Remember(job);
    }

    private async Task LetGoAsync(TrackedJob job, GateSeat seat, PreparedFolder prepared, IReadOnlyList<byte[]> variables)
    {
        // Its connection goes with it: where there is nobody, that is told by the end of the seat.
        if (seat.Process?.Open() is not { } handle || handle.HasEnded())
        {
            seat.Close();
            return;
        }

        var process = new LinuxProcess(handle, isSure: true);
        if (handle.Facts() is { } facts && facts.EffectiveUser != seat.Process.UserId)
        {
            process.Dispose();
            await FailAsync(job, ReasonCodes.ShepherdFailed, $"the process that waits is not {job.Row.User}'s any more: it has become another program, of user {facts.EffectiveUser}").ConfigureAwait(false);
            Gate.Waiters.TellOver(job);
            return;
        }

        Watch(job, process);
        var cgroup = prepared.Cgroup;
        // Moving a process costs the machine many milliseconds. One of the agent's own user starts its command in the group instead;
        // another's may not, and is moved.
        if (cgroup is not null && seat.Process.UserId == _ownUser)
        {
            seat.Tell($"cgroup {cgroup}");
        }
        else if (cgroup is not null)
        {
            _ = new JobCgroup(cgroup).TryTake(handle);
        }

        foreach (var variable in variables)
        {
            var equals = Array.IndexOf(variable, (byte)'=');
            seat.Tell($"env {System.Text.Encoding.ASCII.GetString(variable, 0, equals)}={Convert.ToBase64String(variable.AsSpan(equals + 1))}");
        }

        seat.Tell($"env WEIR_HINTS={Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(options.Hints))}");
        if (prepared.Report != prepared.Folder)
        {
            seat.Tell($"folder {prepared.Folder}");
        }

        seat.TellLast($"go {prepared.Report}");
        // What is short from here on its own process waits for.
        shortage.Over(job);
    }
}
