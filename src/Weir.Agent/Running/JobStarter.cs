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
    AgentOptions options, IAgentJournal journal, JobRecorder recorder, JobFolders folders, Monitors monitors, IShepherds shepherds, IProcesses processes, Shortage shortage, TimeProvider time)
{
    /// <summary>A shepherd that dies before it starts anything is tried again this often.</summary>
    private const int MostAttempts = 3;

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

        if (submission is null || job.Submitter is null)
        {
            var stored = await journal.FindSubmissionAsync(job.Number, CancellationToken.None).ConfigureAwait(false)
                ?? throw new InvalidOperationException($"job {job.Number} has a row and no submission");
            job.Submitter = stored.Submitter;
            submission = SubmissionCodec.Read(stored.Bytes);
        }

        try
        {
            var (folder, cgroup) = folders.Prepare(job.Number, job.Submitter);
            var monitor = monitors.Prepare(job.Row, job.Submitter, folder);
            var variables = JobEnvironment.Of(job.Number, submission, options.Socket, DateOnly.FromDateTime(time.GetLocalNow().DateTime), monitor);
            if (job.InPlace)
            {
                LetGo(job, job.Seat!, folder, cgroup, variables);
                return;
            }

            job.Attempts++;
            Watch(job, shepherds.Launch(new ShepherdLaunch(job.Number, folder, job.Submitter, cgroup, variables, submission)));
        }
        catch (IOException refused) when (Shortage.Of(refused) is { } error)
        {
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

    /// <summary>Follows a process; it may be gone already.</summary>
    public void Watch(TrackedJob job, int processId)
    {
        // Where it cannot be watched for now, the next look does so.
        job.Shepherd = null;
        var lives = processes.TryWatch(processId, exitCode => ShepherdEnded?.Invoke(job, exitCode));
        job.Shepherd = processId;
        if (!lives)
        {
            ShepherdEnded?.Invoke(job, null);
        }
    }

    private void LetGo(TrackedJob job, GateSeat seat, string folder, string? cgroup, IReadOnlyList<byte[]> variables)
    {
        // Moving a process costs the machine many milliseconds. One of the agent's own user starts its command in the group instead;
        // another's may not, and is moved.
        if (cgroup is not null && job.Submitter!.UserId == _ownUser)
        {
            seat.Tell($"cgroup {cgroup}");
        }
        else if (cgroup is not null && seat.ProcessId > 0)
        {
            _ = new JobCgroup(cgroup).TryAdd(seat.ProcessId);
        }

        foreach (var variable in variables)
        {
            var equals = Array.IndexOf(variable, (byte)'=');
            seat.Tell($"env {System.Text.Encoding.ASCII.GetString(variable, 0, equals)}={Convert.ToBase64String(variable.AsSpan(equals + 1))}");
        }

        seat.Tell($"env WEIR_HINTS={Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(options.Hints))}");
        seat.TellLast($"go {folder}");
        // What is short from here on its own process waits for.
        shortage.Over(job);
        if (seat.ProcessId > 0 && job.Shepherd != seat.ProcessId)
        {
            Watch(job, seat.ProcessId);
        }
    }
}
