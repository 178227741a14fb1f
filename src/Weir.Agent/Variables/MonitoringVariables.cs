using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Weir.Agent.Gate;
using Weir.Agent.Jobs;
using Weir.Execution;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Jobs.Outputs;
using Weir.JobVariables;
using Weir.Linux;
using Weir.Shepherd;
using Weir.Stores.Agent;

namespace Weir.Agent.Variables;

/// <summary>
/// The monitoring variables of this agent's jobs. A variable is claimed before its job is written down and shows the job from
/// the answer on; while the job runs its shepherd writes, and whatever ends the job otherwise is written here.
/// </summary>
internal sealed class MonitoringVariables(
    VariableService house,
    JobFolders folders,
    RuleCache rules,
    BackgroundTasks backgroundTasks,
    TimeProvider time,
    ILogger<MonitoringVariables> log
)
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(500);

    private readonly ConcurrentDictionary<string, TrackingNumber> _tsns = new(StringComparer.Ordinal);

    /// <summary>The message about a job that a variable cannot show.</summary>
    public static AgentMessage Refused(DateTimeOffset now, TrackingNumber number, ObjectName name, string variable, string why) =>
        new(
            now,
            MessageSeverity.Warning,
            "monitor-refused",
            $"variable {Printable.Escape(variable)} does not show job {number} {name}: {why}",
            number
        );

    /// <summary>Takes a variable for a job; what it holds is not changed yet.</summary>
    /// <exception cref="AgentRefusedException">The variable cannot show this job: the message says why.</exception>
    public async Task<ClaimedVariable> ClaimAsync(
        string name,
        Submitter submitter,
        string? password,
        TrackingNumber number,
        string? rule,
        string? ok = null,
        string? tsn = null
    )
    {
        var id = VariableNames.Read(name, submitter.User, house.Store);
        var taken = tsn ?? AssignTsn(number);
        try
        {
            var caller = VariableNames.CallerOf(submitter, isAdministrator: false, password);
            await house
                .WorkAsync(
                    submitter.User,
                    () => VariableRefusals.Translate(() => house.Jobs.Claim(id, caller, RequestOf(number, taken, rule, ok)))
                )
                .ConfigureAwait(false);
        }
        catch when (tsn is null)
        {
            Forget(taken, number);
            throw;
        }

        return new ClaimedVariable(id, taken, number);
    }

    /// <summary>The same where others wait for the answer: a variable that is not to be had so soon counts as refused.</summary>
    public async Task<ClaimedVariable> ClaimSoonAsync(string name, Submitter submitter, TrackingNumber number, string? rule, string? ok)
    {
        var claim = ClaimAsync(name, submitter, null, number, rule, ok);
        try
        {
            return await claim.WaitAsync(Soon, time).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            backgroundTasks.Run($"giving a variable of job {number} back", () => ReturnAsync(claim));
            throw new AgentRefusedException(Protocol.ProblemCodes.InUse, $"{submitter.User} keeps the variables of {submitter.User} busy");
        }
    }

    private async Task ReturnAsync(Task<ClaimedVariable> claim)
    {
        try
        {
            Undo(await claim.ConfigureAwait(false));
        }
        catch (AgentRefusedException)
        {
            // It was not had in the end: there is nothing to give back.
            return;
        }
    }

    /// <summary>The job that a variable monitors now.</summary>
    public async Task<TrackingNumber?> HolderOfAsync(string name, Submitter submitter)
    {
        try
        {
            return VariableName.TryParse(name, out var parsed, out _)
                ? await house
                    .WorkAsync(submitter.User, () => house.Store.Find(parsed.For(submitter.User))?.MonitoredBy)
                    .ConfigureAwait(false)
                : null;
        }
        catch (Exception refused) when (refused is VariableException or FormatException)
        {
            // Who claims it hears why.
            return null;
        }
    }

    /// <summary>Gives a variable back as it was: the job was not taken.</summary>
    public void Undo(ClaimedVariable claim)
    {
        Forget(claim.Tsn, claim.Number);
        _ = CreateAsync(claim.Id.User, $"giving {claim.Id} back", () => house.Jobs.Release(claim.Id, claim.Number));
    }

    /// <summary>Shows that the job waits. What fails is made good at the next change.</summary>
    public Task ShowWaitingAsync(JournalJob row) => ShowAsync(row, MonitoringStatus.Waiting);

    /// <summary>The same where others wait: where its file is kept locked, it is shown later.</summary>
    public Task ShowWaitingSoonAsync(JournalJob row) => Task.WhenAny(ShowWaitingAsync(row), Task.Delay(Soon, time));

    /// <summary>
    /// Tells the shepherd that is about to be, in the job's folder; the variable's file, or <see langword="null"/> where there is none.
    /// </summary>
    public async Task<string?> PrepareAsync(JournalJob row, Submitter submitter, string folder)
    {
        if (row.Monitor is null)
        {
            return null;
        }

        var id = IdOf(row);
        await TryAsync(row, () => MonitorFile.Write(folder, OrderOf(id, row, submitter))).ConfigureAwait(false);
        return Path.Join(house.Store.Folder, id.User, id.Name);
    }

    /// <summary>Says before a running job is signalled who ends it and why: its shepherd writes that with the end.</summary>
    public void Cancelling(JournalJob row, Actor? by)
    {
        var folder = folders.PathOf(row.Number);
        if (row.Monitor is not null && Directory.Exists(folder))
        {
            Try(row, () => MarkOf(row, by).Write(folder));
        }
    }

    /// <summary>
    /// The job is over: its variable says so, and is an ordinary one again. Where it cannot be written, again until it can. Ends with the
    /// first try, or when the patience is over.
    /// </summary>
    public async Task EndedAsync(JournalJob row, Actor? by, TimeSpan patience)
    {
        if (row.Tsn is { } tsn)
        {
            var made = CreateAsync(
                row.User,
                $"the monitoring variable of job {row.Number}",
                () =>
                {
                    if (row.Monitor is not null)
                    {
                        var id = IdOf(row);
                        var verdict = VerdictOf(row, by);
                        house.Jobs.Update(id, row.Number, verdict.Status, verdict.Reason);
                        house.Jobs.Release(id, row.Number);
                    }

                    Forget(tsn, row.Number);
                }
            );
            await Task.WhenAny(made, Task.Delay(patience, time)).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Writes into the old variable that it monitors the job no more. Ends with the first try, or soon where its file is kept locked.
    /// </summary>
    public Task DetachAsync(JournalJob row, string by, string text) =>
        Task.WhenAny(
            CreateAsync(row.User, $"the monitoring variable of job {row.Number}", () => house.Jobs.End(IdOf(row), row.Number, by, text)),
            Task.Delay(Soon, time)
        );

    /// <summary>Shows a job in the variable that is to show it from now on, where it stands, and tells its shepherd.</summary>
    public async Task ArriveAsync(JournalJob row, Submitter submitter)
    {
        var started = !row.Status.AwaitsStart();
        await ShowAsync(row, started ? MonitoringStatus.Running : MonitoringStatus.Waiting).ConfigureAwait(false);
        var folder = folders.PathOf(row.Number);
        if (started && Directory.Exists(folder))
        {
            _ = await PrepareAsync(row, submitter, folder).ConfigureAwait(false);
        }
    }

    /// <summary>Tells a job's shepherd that nothing is to be shown any more.</summary>
    public void StopShepherd(JournalJob row)
    {
        var folder = folders.PathOf(row.Number);
        if (Directory.Exists(folder))
        {
            Try(row, () => MonitorFile.Remove(folder));
        }
    }

    /// <summary>What the shepherd of a job said of a variable that it cannot write, where it said so; said once.</summary>
    public string? ReadLost(JournalJob row)
    {
        using var records = row.Monitor is null ? null : JobRecordsFolder.TryOpen(folders.PathOf(row.Number));
        if (records is null)
        {
            return null;
        }

        const int Most = 4096;
        try
        {
            var said = records.Handle.Read(JobFiles.RecordLost, Most);
            return said is null ? null : Printable.Escape(said.AsSpan().TrimEnd((byte)'\n'), 200);
        }
        catch (LinuxException odd)
        {
            // The folder may be the user's: something else lies there.
            return odd.Message;
        }
        finally
        {
            records.Handle.TryRemove(JobFiles.RecordLost);
        }
    }

    /// <summary>Writes into a variable that was lost what the job does, as soon as that can be done.</summary>
    public void Repair(TrackedJob job) =>
        _ = CreateAsync(
            job.Row.User,
            $"the monitoring variable of job {job.Number}",
            () =>
            {
                if (!job.IsOver && job.Row.Monitor is not null)
                {
                    house.Jobs.Update(IdOf(job.Row), job.Number, MonitoringStatus.Running);
                }
            }
        );

    /// <summary>Takes up what is not over, and ends what an earlier agent did not come to end.</summary>
    public async Task RestoreAsync(JournalSnapshot snapshot, IAgentJournal journal, CancellationToken cancellationToken)
    {
        foreach (var row in snapshot.Unfinished.Where(row => row.Tsn is not null))
        {
            _tsns[row.Tsn!] = row.Number;
        }

        Dictionary<TrackingNumber, SweepVerdict> known = [];
        foreach (var variable in house.Store.List())
        {
            if (
                variable.MonitoredBy is { } number
                && await journal.FindAsync(number, cancellationToken).ConfigureAwait(false) is { } row
                && row.Monitor is not null
                && IdOf(row) == variable.Variable
            )
            {
                known[number] = row.EndedAt is null ? LiveVerdict(row) : VerdictOf(row, null);
            }
        }

        foreach (
            var finding in house
                .Jobs.Sweep(number => known.GetValueOrDefault(number))
                .Where(finding => finding.Outcome != SettleOutcome.Right)
        )
        {
            log.VariableSwept(finding.Variable.ToString(), finding.Number ?? default, finding.Problem ?? finding.Outcome.ToString() ?? "");
        }
    }

    public static VariableId IdOf(JournalJob row) => VariableName.Parse(row.Monitor!).For(row.User);

    // Whether a job that was let go has ended only its folder knows, which is looked at next: until then its record stands.
    private SweepVerdict LiveVerdict(JournalJob row)
    {
        // At a start nobody's lock is waited for.
        var shown =
            house.Store.TryReadAtOnce(IdOf(row), out var read) && read is { } value && value.Record.Tsn == row.Tsn
                ? value.Record.Status
                : MonitoringStatus.Running;
        return new SweepVerdict(row.Status.AwaitsStart() ? MonitoringStatus.Waiting : shown);
    }

    private static SweepVerdict VerdictOf(JournalJob row, Actor? by)
    {
        if (row.ExitCode is null && row.Signal is null)
        {
            // It never ran to an end of its own: why is in the record, as after a cancel.
            return new SweepVerdict(MonitoringStatus.Failed, MarkOf(row, by));
        }

        var succeeded =
            row.Code != ReasonCodes.Cancelled
            && (
                row.Output?.Result is { } result
                    ? result == OutputResults.Succeeded
                    : row.ExitCode is { } status && OkOf(row.Ok).Contains(status)
            );
        return new SweepVerdict(succeeded ? MonitoringStatus.Succeeded : MonitoringStatus.Failed);
    }

    private static CancelMark MarkOf(JournalJob row, Actor? by) =>
        new(by?.Name ?? (row.Code == ReasonCodes.Cancelled ? row.User : "weir"), row.Text ?? row.Code ?? "");

    private static ExitCodes OkOf(string? ok) => ExitCodes.TryParse(ok, out var codes) ? codes : ExitCodes.ZeroOnly;

    // A claim of the same job again gives its order again.
    private MonitorOrder OrderOf(VariableId id, JournalJob row, Submitter submitter) =>
        house.Jobs.Claim(
            id,
            VariableNames.CallerOf(submitter, isAdministrator: false, null),
            RequestOf(row.Number, row.Tsn!, row.Rule, row.Ok)
        );

    private MonitorRequest RequestOf(TrackingNumber number, string tsn, string? rule, string? ok) =>
        new()
        {
            Number = number,
            Tsn = Tsn.TryParse(tsn, out var known) ? known : Tsn.From(number),
            Schedule = rules.Find(rule)?.Schedule.Text,
            Ok = OkOf(ok),
            Status = null,
        };

    private Task ShowAsync(JournalJob row, MonitoringStatus status) =>
        TryAsync(row, () => house.Jobs.Update(IdOf(row), row.Number, status));

    private string AssignTsn(TrackingNumber number) => Tsn.FreeFor(number, tsn => !_tsns.TryAdd(tsn.ToString(), number)).ToString();

    private void Forget(string tsn, TrackingNumber number) => _tsns.TryRemove(new KeyValuePair<string, TrackingNumber>(tsn, number));

    // Again until it can be written: a full disk has room some day, a folder that is gone is made again.
    // What is waited for is the first try only.
    private Task CreateAsync(string user, string what, Action write)
    {
        TaskCompletionSource tried = new(TaskCreationOptions.RunContinuationsAsynchronously);
        backgroundTasks.Run(
            what,
            async () =>
            {
                try
                {
                    await InLaneAsync(user, write).ConfigureAwait(false);
                }
                catch (Exception refused) when (refused is LinuxException or UnauthorizedAccessException)
                {
                    throw new IOException(refused.Message, refused);
                }
                finally
                {
                    tried.TrySetResult();
                }
            }
        );
        return tried.Task;
    }

    private Task<bool> InLaneAsync(string user, Action write) =>
        house.WorkAsync(
            user,
            () =>
            {
                write();
                return true;
            }
        );

    private async Task TryAsync(JournalJob row, Action write)
    {
        try
        {
            await InLaneAsync(row.User, write).ConfigureAwait(false);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            log.VariableNotWritten(row.Monitor!, row.Number, refused);
        }
    }

    // The job goes on whatever becomes of its variable.
    private void Try(JournalJob row, Action write)
    {
        try
        {
            write();
        }
        catch (Exception refused) when (refused is IOException or LinuxException or UnauthorizedAccessException)
        {
            log.VariableNotWritten(row.Monitor!, row.Number, refused);
        }
    }
}
