using Microsoft.Extensions.Logging;
using Weir.Agent.Audit;
using Weir.Agent.Gate;
using Weir.Agent.Jobs;
using Weir.Agent.Link;
using Weir.Agent.Log;
using Weir.Agent.Variables;
using Weir.Agent.Ways;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Care;
using Weir.Protocol.Gate;
using Weir.Protocol.Jobs;
using Weir.Stores.Agent;
using Weir.Tracking.Gate;

namespace Weir.Agent;

/// <summary>
/// What callers may ask of a machine's agent. Every method refuses by <see cref="AgentRefusedException"/>, whose code is one of
/// <see cref="ProblemCodes"/>.
/// </summary>
public sealed class Agent
{
    private static readonly TimeSpan s_mostForOrder = TimeSpan.FromSeconds(5);

    private readonly AgentOptions _options;
    private readonly IAgentJournal _journal;
    private readonly Gatehouse _gatehouse;
    private readonly ByHand _byHand;
    private readonly JobLedger _ledger;
    private readonly LogReader _logs;
    private readonly WayBook _ways;
    private readonly WayInstaller _installer;
    private readonly Observations _observations;
    private readonly GateFilePublisher _publisher;
    private readonly ServerPresence _presence;
    private readonly FactProgress _progress;
    private readonly RuleBook _rules;
    private readonly AgentReadiness _readiness;
    private readonly MachineAudit _audit;
    private readonly AgentQuotas _quotas;
    private readonly TimeProvider _time;
    private readonly ILogger<Agent> _log;

    internal Agent(
        AgentOptions options, IAgentJournal journal, Gatehouse gatehouse, ByHand byHand, JobLedger ledger, LogReader logs, WayBook ways, WayInstaller installer, Observations observations,
        GateFilePublisher publisher, ServerPresence presence, FactProgress progress, RuleBook rules, AgentReadiness readiness, AgentVariables variables, AgentQuotas quotas, MachineAudit audit, TimeProvider time, ILogger<Agent> log)
    {
        Variables = variables;
        _quotas = quotas;
        _options = options;
        _journal = journal;
        _gatehouse = gatehouse;
        _byHand = byHand;
        _ledger = ledger;
        _logs = logs;
        _ways = ways;
        _installer = installer;
        _observations = observations;
        _publisher = publisher;
        _presence = presence;
        _progress = progress;
        _rules = rules;
        _readiness = readiness;
        _audit = audit;
        _time = time;
        _log = log;
    }

    /// <summary>The job variables of this machine.</summary>
    public AgentVariables Variables { get; }

    /// <summary>Whether the server answers now.</summary>
    public bool ServerAnswers => _presence.Answers;

    /// <summary>How the link to the server is: <c>answers</c>, <c>silent</c> or <c>refused</c>.</summary>
    public string Link => _presence.State;

    /// <summary>What went wrong last on the link; <see langword="null"/> while it answers.</summary>
    public string? LinkTrouble => _presence.Trouble;

    /// <summary>How much of their quotas a user has, or all users have.</summary>
    public Task<IReadOnlyList<QuotaUse>> QuotaUsesAsync(string asker, string? user, CancellationToken cancellationToken)
    {
        _readiness.Demand();
        return _quotas.UsesAsync(asker, user, cancellationToken);
    }

    /// <summary>How many jobs are not over.</summary>
    public int Unfinished => _ledger.Count;

    /// <summary>Completes when the journal is open and what was not over has been taken up.</summary>
    public Task WaitUntilReadyAsync(CancellationToken cancellationToken) => _readiness.WaitAsync(cancellationToken);

    /// <summary>
    /// Ends when the server has stored all that this agent has written so far: who submitted and then asks the server must
    /// find the job. Does not wait for a server that is silent, and never longer than <paramref name="most"/>.
    /// </summary>
    public Task SettleAsync(TimeSpan most, CancellationToken cancellationToken) =>
        _presence.Answers ? _progress.WaitAsync(most, _time, cancellationToken) : Task.CompletedTask;

    /// <summary>Ends when rules of this version decide about submissions here, and never later than <paramref name="most"/>.</summary>
    public Task SettleRulesAsync(long version, TimeSpan most, CancellationToken cancellationToken) =>
        _rules.WaitAsync(version, most, _time, cancellationToken);

    /// <summary>
    /// Takes a submission as <see cref="SubmissionCodec"/> writes it; answers when it is durable. The job is not started before
    /// <paramref name="answered"/> has ended: the submitter has been told. <paramref name="processId"/> is the process that submits, whose
    /// resource limits bound the job; 0 where there is none.
    /// </summary>
    public Task<SubmitAnswer> SubmitAsync(byte[] submission, Submitter submitter, Task answered, CancellationToken cancellationToken, int processId = 0)
    {
        _readiness.Demand();
        return _gatehouse.SubmitAsync(Intake.Read(submission), submission, submitter, processId, answered, cancellationToken);
    }

    /// <inheritdoc cref="SubmitAsync(byte[], Submitter, Task, CancellationToken, int)" />
    public Task<SubmitAnswer> SubmitAsync(Submission submission, Submitter submitter, Task answered, CancellationToken cancellationToken, int processId = 0)
    {
        _readiness.Demand();
        return _gatehouse.SubmitAsync(submission, SubmissionCodec.Write(submission), submitter, processId, answered, cancellationToken);
    }

    /// <summary>Seats a process that waits in place. The first line comes when its submission is durable.</summary>
    public Task<GateSeat> OpenGateAsync(byte[] submission, Submitter submitter, WaitingProcess process, CancellationToken cancellationToken)
    {
        _readiness.Demand();
        return _gatehouse.OpenAsync(Intake.Read(submission), submitter, process, cancellationToken);
    }

    /// <summary>Seats a waiting process again after its connection broke.</summary>
    public Task<GateSeat> ReopenGateAsync(TrackingNumber number, Guid key, Submitter submitter, WaitingProcess process, CancellationToken cancellationToken)
    {
        _readiness.Demand();
        return _gatehouse.ReopenAsync(number, key, submitter, process, cancellationToken);
    }

    /// <summary>The tracking log, newest first; who is no operator sees own jobs.</summary>
    public async Task<TrackedPage> ListTrackedAsync(TrackedFilter filter, Caller caller, CancellationToken cancellationToken)
    {
        _readiness.Demand();
        switch (Authority.ReachOf(caller, Operation.ListTracked))
        {
            case Reach.Own when caller.Machine == _options.Machine && caller.UserId is { } own:
                filter = filter with { UserId = own };
                break;
            case Reach.All when caller.Only is null || caller.Only == _options.Machine:
                break;
            default:
                return new TrackedPage([], null);
        }

        // One more than the page has says whether there is a next one.
        var found = await _journal.ListAsync(filter with { Limit = filter.Limit + 1 }, cancellationToken).ConfigureAwait(false);
        var rows = found.Take(filter.Limit).ToList();
        return new TrackedPage([.. rows.Select(TrackedRow.View)], found.Count > rows.Count ? rows[^1].Number.ToString() : null);
    }

    /// <summary>One row of the tracking log.</summary>
    public async Task<TrackedView> FindTrackedAsync(TrackingNumber number, Caller caller, CancellationToken cancellationToken)
    {
        return TrackedRow.View(await FindAsync(number, caller, Operation.ShowTracked, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>A job as this machine knows it, in the words of the server; what only the server knows is at its defaults.</summary>
    public async Task<JobView> ViewJobAsync(TrackingNumber number, Caller caller, CancellationToken cancellationToken)
    {
        return TrackedRow.JobView(await FindAsync(number, caller, Operation.ShowJob, cancellationToken).ConfigureAwait(false), _options.Machine);
    }

    /// <summary>Answers when the job is over, with its row.</summary>
    public async Task<JournalJob> WaitForEndAsync(TrackingNumber number, Caller caller, CancellationToken cancellationToken)
    {
        await FindAsync(number, caller, Operation.AwaitEnd, cancellationToken).ConfigureAwait(false);
        return _ledger.TryFind(number, out var job)
            ? await job.End.WaitAsync(cancellationToken).ConfigureAwait(false)
            : await FindAsync(number, caller, Operation.AwaitEnd, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What a job wrote: for its owner and operators. Who follows may be faster than the order that brings the job, as after a rerun.</summary>
    public async Task<JobLog> ReadLogAsync(TrackingNumber number, LogStream stream, bool follow, Caller caller, CancellationToken cancellationToken)
    {
        _readiness.Demand();
        Demand(caller, Operation.ReadOutput);
        var known = follow ? await _journal.FindAsync(number, cancellationToken).ConfigureAwait(false) : null;
        if (known is not null && !Authority.Allows(caller, Operation.ReadOutput, known.OwnerOn(_options.Machine)))
        {
            // As long as for a job that does not come: the time tells nothing either.
            await Task.Delay(s_mostForOrder, _time, cancellationToken).ConfigureAwait(false);
            throw Unknown(number);
        }

        if (follow && known is null)
        {
            await _ledger.WaitForAsync(number, s_mostForOrder, _time, cancellationToken).ConfigureAwait(false);
            if (_ledger.TryFind(number, out var coming))
            {
                // Who takes it in is inside until the journal has it.
                (await coming.EnterAsync(cancellationToken).ConfigureAwait(false)).Dispose();
            }
        }

        return _logs.Read(await FindAsync(number, caller, Operation.ReadOutput, cancellationToken).ConfigureAwait(false), stream, follow);
    }

    /// <summary>An operator's start at the machine, past the server. <paramref name="held"/>: past the server's no only; it waits on.</summary>
    public async Task<TrackedView> StartByHandAsync(TrackingNumber number, bool held, Caller caller, CancellationToken cancellationToken) =>
        TrackedRow.View(await _byHand.StartAsync(await FindToActAsync("start", number, caller, Operation.StartJob, cancellationToken).ConfigureAwait(false), held, caller).ConfigureAwait(false));

    /// <summary>A cancel at the machine: for the job's user and operators. A running job gets TERM, and KILL after the grace.</summary>
    public async Task<TrackedView> CancelByHandAsync(TrackingNumber number, string text, int graceSeconds, Caller caller, CancellationToken cancellationToken) =>
        TrackedRow.View(await _byHand.CancelAsync(
            await FindToActAsync("cancel", number, caller with { Text = text }, Operation.CancelJob, cancellationToken).ConfigureAwait(false), text, Math.Clamp(graceSeconds, 0, 3600), caller).ConfigureAwait(false));

    /// <summary>The state of the gate.</summary>
    public GateStatus GateStatus()
    {
        var ways = _ways.All;
        var started = ways.Any(way => way.State == "on");
        var since = ways.Where(way => way.State == "on" == started).Select(way => way.Since).DefaultIfEmpty(_time.GetUtcNow()).Max();
        return new GateStatus(started ? "STARTED" : "STOPPED", since, _options.ControlsGate, ways, WaysRound.All);
    }

    /// <summary>Turns a way in <c>off</c>, <c>observe</c> or <c>on</c>; <c>all</c> turns every way there is.</summary>
    public Task<GateStatus> SetWayAsync(string way, string state, Caller caller, CancellationToken cancellationToken)
    {
        _readiness.Demand();
        var deed = caller.To(state switch { "on" => "gate start", "off" => "gate stop", _ => $"gate {state}" }, "way", way);
        return _audit.DoAsync(deed, () => SetWayAsync(deed, way, state, caller));
    }

    private async Task<GateStatus> SetWayAsync(Deed deed, string way, string state, Caller caller)
    {
        Demand(caller, Operation.SwitchWays);
        if (!WayStates.TryParse(state, out var wanted))
        {
            throw new AgentRefusedException(ProblemCodes.BadRequest, $"'{Printable.Of(state)}' is no state of a way in: allowed are off, observe, on");
        }

        var known = _ways.All.Select(one => one.Way).ToList();
        var chosen = way == "all" ? known : known.Contains(way, StringComparer.Ordinal)
            ? [way]
            : throw new AgentRefusedException(ProblemCodes.NotFound, $"way in '{Printable.Of(way)}' is not installed here: there are {string.Join(", ", known)}; weir gate install adds one");
        foreach (var one in chosen)
        {
            await SetAsync(deed with { Subject = one }, one, _ways.With(one, wanted, _time.GetUtcNow()), null).ConfigureAwait(false);
            await _installer.TakeUpAsync(one).ConfigureAwait(false);
        }

        return GateStatus();
    }

    /// <summary>Puts a way in through the gate; one that is new observes.</summary>
    public Task<GateInstalled> InstallWayAsync(GateInstall what, Caller caller, CancellationToken cancellationToken)
    {
        _readiness.Demand();
        var deed = caller.To("gate install", "way", what.Way);
        return _audit.DoAsync(deed, async () => await InstalledAsync(deed, what, await _installer.InstallAsync(what, caller).ConfigureAwait(false)).ConfigureAwait(false));
    }

    /// <summary>Takes a way in out of the gate again; every file is as it was.</summary>
    public Task<GateInstalled> RemoveWayAsync(GateInstall what, Caller caller, CancellationToken cancellationToken)
    {
        _readiness.Demand();
        var deed = caller.To("gate remove", "way", what.Way);
        return _audit.DoAsync(deed, async () => await InstalledAsync(deed, what, await _installer.RemoveAsync(what, caller).ConfigureAwait(false)).ConfigureAwait(false));
    }

    /// <summary>Writes a copy of the journal to a new file; nothing that is there is overwritten.</summary>
    public Task<JournalCopied> BackupAsync(string path, Caller caller, CancellationToken cancellationToken)
    {
        _readiness.Demand();
        var deed = caller.To("backup", "file", path);
        return _audit.DoAsync(deed, () => BackupAsync(deed, path, caller, cancellationToken));
    }

    /// <summary>Notes for the audit that somebody was refused, before any operation was reached.</summary>
    public Task NoteRefusalAsync(Deed deed, string why) => _audit.NoteRefusalAsync(deed, why);

    private async Task<JournalCopied> BackupAsync(Deed deed, string path, Caller caller, CancellationToken cancellationToken)
    {
        Demand(caller, Operation.BackUpTheJournal);

        if (!Path.IsPathFullyQualified(path) || path.Contains('\0', StringComparison.Ordinal))
        {
            throw new AgentRefusedException(ProblemCodes.BadRequest, $"a backup's path is absolute; '{Printable.Of(path)}' is not");
        }

        if (Path.Exists(path))
        {
            throw new AgentRefusedException(ProblemCodes.Exists, $"{Printable.Of(path)} is there already: name a new file");
        }

        if (!Directory.Exists(Path.GetDirectoryName(path)))
        {
            throw new AgentRefusedException(ProblemCodes.NoSuchDirectory, $"there is no directory {Printable.Of(Path.GetDirectoryName(path) ?? path)} on this machine");
        }

        // Told before it is done: no copy is made untold.
        await _audit.KeepAsync(deed, detail: "the journal of this machine").ConfigureAwait(false);
        await _journal.BackupAsync(path, cancellationToken).ConfigureAwait(false);
        return new JournalCopied(path, new FileInfo(path).Length);
    }

    /// <summary>What the observing ways would have done.</summary>
    public GateReport Report() => _observations.Report();

    private async Task<GateInstalled> InstalledAsync(Deed deed, GateInstall what, WayChange change)
    {
        var way = what.Way;
        var entry = _ways.WithInstalled(way, change.Installed, _time.GetUtcNow());
        var where = what.System ? "the system's tables" : what.User is { } user ? $"the table of {user}" : "own table";
        await SetAsync(deed, way, entry, $"{(way == "cron" ? where + ": " : "")}{string.Join(", ", change.Changed)}").ConfigureAwait(false);
        await _installer.TakeUpAsync(way).ConfigureAwait(false);
        return new GateInstalled(way, WayStates.Word(entry.State), change.Changed, change.Same, change.Warnings);
    }

    private async Task SetAsync(Deed deed, string way, WayEntry entry, string? detail)
    {
        var before = _ways.All.FirstOrDefault(one => one.Way == way)?.State;
        var settings = new Dictionary<string, string?> { [WayBook.SettingOf(way)] = entry.ToString() };
        await _audit.KeepAsync(deed, settings, before, WayStates.Word(entry.State), detail).ConfigureAwait(false);
        _ways.Set(way, entry);
        _publisher.Publish();
        _log.WaySet(way, WayStates.Word(entry.State), deed.Actor.ToString());
    }

    // Who tries it with a job that is not his is answered as with none, and told to the audit.
    private Task<JournalJob> FindToActAsync(string action, TrackingNumber number, Caller caller, Operation operation, CancellationToken cancellationToken) =>
        _audit.DoAsync(caller.To(action, "job", number.ToString()), () => FindAsync(number, caller, operation, cancellationToken));

    // Of a job that is not the caller's to ask about not even whether there is one.
    private async Task<JournalJob> FindAsync(TrackingNumber number, Caller caller, Operation operation, CancellationToken cancellationToken)
    {
        _readiness.Demand();
        Demand(caller, operation);
        var row = await _journal.FindAsync(number, cancellationToken).ConfigureAwait(false);
        return row is not null && Authority.Allows(caller, operation, row.OwnerOn(_options.Machine)) ? row : throw Unknown(number);
    }

    private static void Demand(Caller caller, Operation operation)
    {
        if (Authority.Refusal(caller, operation) is { } refusal)
        {
            throw new AgentRefusedException(ProblemCodes.NotAllowed, refusal);
        }
    }

    private static AgentRefusedException Unknown(TrackingNumber number) => new(ProblemCodes.NotFound, $"this machine has no job {number}: weir tracked lists them");
}
