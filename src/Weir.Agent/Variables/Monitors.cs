using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Weir.Agent.Gate;
using Weir.Agent.Jobs;
using Weir.Agent.Running;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.JobVariables;
using Weir.Linux;
using Weir.Shepherd;
using Weir.Stores.Agent;

namespace Weir.Agent.Variables;

/// <summary>
/// The monitoring variables of this agent's jobs. A variable is claimed before its job is written down and shows the job from
/// the answer on; while the job runs its shepherd writes, and whatever ends the job otherwise is written here.
/// </summary>
internal sealed class Monitors(VariableHouse house, JobFolders folders, RuleBook rules, Errands errands, ILogger<Monitors> log)
{
    private readonly ConcurrentDictionary<string, TrackingNumber> _tsns = new(StringComparer.Ordinal);

    /// <summary>The message about a job that a variable cannot show.</summary>
    public static AgentMessage Refused(DateTimeOffset now, TrackingNumber number, ObjectName name, string variable, string why) =>
        new(now, MessageSeverity.Warning, "monitor-refused", $"variable {Printable.Of(variable)} does not show job {number} {name}: {why}", number);

    /// <summary>Takes a variable for a job; what it holds is not changed yet.</summary>
    /// <exception cref="AgentRefusedException">The variable cannot show this job: the message says why.</exception>
    public ClaimedVariable Claim(string name, Submitter submitter, string? password, TrackingNumber number, string? rule, string? ok = null, string? tsn = null)
    {
        var id = VariableNames.Read(name, submitter.User, house.Store);
        var taken = tsn ?? TakeTsn(number);
        try
        {
            var caller = VariableNames.CallerOf(submitter, isAdministrator: false, password);
            VariableRefusals.Ask(() => house.Jobs.Claim(id, caller, RequestOf(number, taken, rule, ok)));
        }
        catch when (tsn is null)
        {
            Forget(taken, number);
            throw;
        }

        return new ClaimedVariable(id, taken, number);
    }

    /// <summary>The job that a variable monitors now.</summary>
    public TrackingNumber? HolderOf(string name, Submitter submitter)
    {
        try
        {
            return VariableName.TryParse(name, out var parsed, out _) ? house.Store.Find(parsed.For(submitter.User))?.MonitoredBy : null;
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
        Make($"giving {claim.Id} back", () => house.Jobs.Release(claim.Id, claim.Number));
    }

    /// <summary>Shows that the job waits. What fails is made good at the next change.</summary>
    public void ShowWaiting(JournalJob row) => Show(row, MonitoringStatus.Waiting);

    /// <summary>Tells the shepherd that is about to be, in the job's folder; the variable's file, or <see langword="null"/> where there is none.</summary>
    public string? Prepare(JournalJob row, Submitter submitter, string folder)
    {
        if (row.Monitor is null)
        {
            return null;
        }

        var id = IdOf(row);
        Try(row, () => MonitorFile.Write(folder, OrderOf(id, row, submitter)));
        return Path.Join(house.Store.Folder, id.User, id.Name);
    }

    /// <summary>Says before a running job is signalled who ends it and why: its shepherd writes that with the end.</summary>
    public void Cancelling(JournalJob row, string? by)
    {
        var folder = folders.PathOf(row.Number);
        if (row.Monitor is not null && Directory.Exists(folder))
        {
            Try(row, () => MarkOf(row, by).Write(folder));
        }
    }

    /// <summary>The job is over: its variable says so, and is an ordinary one again. Where it cannot be written, again until it can.</summary>
    public void Ended(JournalJob row, string? by)
    {
        if (row.Tsn is { } tsn)
        {
            Make($"the monitoring variable of job {row.Number}", () =>
            {
                if (row.Monitor is not null)
                {
                    var id = IdOf(row);
                    var verdict = VerdictOf(row, by);
                    house.Jobs.Settle(id, row.Number, verdict.Status, verdict.Reason);
                    house.Jobs.Release(id, row.Number);
                }

                Forget(tsn, row.Number);
            });
        }
    }

    /// <summary>Writes into the old variable that it monitors the job no more.</summary>
    public void Leave(JournalJob row, string by, string text) =>
        Make($"the monitoring variable of job {row.Number}", () => house.Jobs.End(IdOf(row), row.Number, by, text));

    /// <summary>Shows a job in the variable that is to show it from now on, where it stands, and tells its shepherd.</summary>
    public void Arrive(JournalJob row, Submitter submitter)
    {
        var started = !row.Status.AwaitsStart();
        Show(row, started ? MonitoringStatus.Running : MonitoringStatus.Waiting);
        var folder = folders.PathOf(row.Number);
        if (started && Directory.Exists(folder))
        {
            _ = Prepare(row, submitter, folder);
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
    public string? TakeLost(JournalJob row)
    {
        var folder = folders.PathOf(row.Number);
        if (row.Monitor is null || !Directory.Exists(folder))
        {
            return null;
        }

        const int Most = 4096;
        using var handle = FolderHandle.Open(folder);
        try
        {
            var said = handle.Read(JobFiles.RecordLost, Most);
            return said is null ? null : Printable.Of(said.AsSpan().TrimEnd((byte)'\n'), 200);
        }
        catch (LinuxException odd)
        {
            // The folder is the user's: something else lies there.
            return odd.Message;
        }
        finally
        {
            handle.TryRemove(JobFiles.RecordLost);
        }
    }

    /// <summary>Writes into a variable that was lost what the job does, as soon as that can be done.</summary>
    public void Repair(TrackedJob job) => Make($"the monitoring variable of job {job.Number}", () =>
    {
        if (!job.IsOver && job.Row.Monitor is not null)
        {
            house.Jobs.Settle(IdOf(job.Row), job.Number, MonitoringStatus.Running);
        }
    });

    /// <summary>Takes up what is not over, and ends what an earlier agent did not come to end.</summary>
    public async Task TakeUpAsync(JournalSnapshot snapshot, IAgentJournal journal, CancellationToken cancellationToken)
    {
        foreach (var row in snapshot.Unfinished.Where(row => row.Tsn is not null))
        {
            _tsns[row.Tsn!] = row.Number;
        }

        Dictionary<TrackingNumber, SweepVerdict> known = [];
        foreach (var variable in house.Store.List())
        {
            if (variable.MonitoredBy is { } number && await journal.FindAsync(number, cancellationToken).ConfigureAwait(false) is { } row
                && row.Monitor is not null && IdOf(row) == variable.Variable)
            {
                known[number] = row.EndedAt is null ? LiveVerdict(row) : VerdictOf(row, null);
            }
        }

        foreach (var finding in house.Jobs.Sweep(number => known.GetValueOrDefault(number)).Where(finding => finding.Outcome != SettleOutcome.Right))
        {
            log.VariableSwept(finding.Variable.ToString(), finding.Number ?? default, finding.Problem ?? finding.Outcome.ToString() ?? "");
        }
    }

    public static VariableId IdOf(JournalJob row) => VariableName.Parse(row.Monitor!).For(row.User);

    // Whether a job that was let go has ended only its folder knows, which is looked at next: until then its record stands.
    private SweepVerdict LiveVerdict(JournalJob row)
    {
        var shown = house.Store.TryRead(IdOf(row)) is { } value && value.Record.Tsn == row.Tsn ? value.Record.Status : MonitoringStatus.Running;
        return new SweepVerdict(row.Status.AwaitsStart() ? MonitoringStatus.Waiting : shown);
    }

    private static SweepVerdict VerdictOf(JournalJob row, string? by)
    {
        if (row.ExitCode is null && row.Signal is null)
        {
            // It never ran to an end of its own: why is in the record, as after a cancel.
            return new SweepVerdict(MonitoringStatus.Failed, MarkOf(row, by));
        }

        var succeeded = row.ExitCode is { } status && row.Code != ReasonCodes.Cancelled && OkOf(row.Ok).Contains(status);
        return new SweepVerdict(succeeded ? MonitoringStatus.Succeeded : MonitoringStatus.Failed);
    }

    private static CancelMark MarkOf(JournalJob row, string? by) => new(by?.Split(' ', '@')[0] ?? (row.Code == ReasonCodes.Cancelled ? row.User : "weir"), row.Text ?? row.Code ?? "");

    private static ExitCodes OkOf(string? ok) => ExitCodes.TryParse(ok, out var codes) ? codes : ExitCodes.ZeroOnly;

    // A claim of the same job again gives its order again.
    private MonitorOrder OrderOf(VariableId id, JournalJob row, Submitter submitter) =>
        house.Jobs.Claim(id, VariableNames.CallerOf(submitter, isAdministrator: false, null), RequestOf(row.Number, row.Tsn!, row.Rule, row.Ok));

    private MonitorRequest RequestOf(TrackingNumber number, string tsn, string? rule, string? ok) => new()
    {
        Number = number,
        Tsn = Tsn.TryParse(tsn, out var known) ? known : Tsn.Of(number),
        Schedule = rules.Find(rule)?.Schedule.Text,
        Ok = OkOf(ok),
        Status = null,
    };

    private void Show(JournalJob row, MonitoringStatus status) => Try(row, () => house.Jobs.Settle(IdOf(row), row.Number, status));

    private string TakeTsn(TrackingNumber number) => Tsn.FreeFor(number, tsn => !_tsns.TryAdd(tsn.ToString(), number)).ToString();

    private void Forget(string tsn, TrackingNumber number) => _tsns.TryRemove(new KeyValuePair<string, TrackingNumber>(tsn, number));

    // Again until it can be written: a full disk has room some day, a folder that is gone is made again.
    private void Make(string what, Action write) => errands.Run(what, () =>
    {
        try
        {
            write();
            return Task.CompletedTask;
        }
        catch (Exception refused) when (refused is LinuxException or UnauthorizedAccessException)
        {
            throw new IOException(refused.Message, refused);
        }
    });

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
