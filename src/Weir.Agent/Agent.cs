using Microsoft.Extensions.Logging;
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
    private readonly TimeProvider _time;
    private readonly ILogger<Agent> _log;

    internal Agent(
        AgentOptions options, IAgentJournal journal, Gatehouse gatehouse, ByHand byHand, JobLedger ledger, LogReader logs, WayBook ways, WayInstaller installer, Observations observations,
        GateFilePublisher publisher, ServerPresence presence, FactProgress progress, RuleBook rules, AgentReadiness readiness, AgentVariables variables, TimeProvider time, ILogger<Agent> log)
    {
        Variables = variables;
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
        _time = time;
        _log = log;
    }

    /// <summary>The job variables of this machine.</summary>
    public AgentVariables Variables { get; }

    /// <summary>Whether the server answers now.</summary>
    public bool ServerAnswers => _presence.Answers;

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
    /// <paramref name="answered"/> has ended: the submitter has been told.
    /// </summary>
    public Task<SubmitAnswer> SubmitAsync(byte[] submission, Submitter submitter, Task answered, CancellationToken cancellationToken)
    {
        _readiness.Demand();
        return _gatehouse.SubmitAsync(Intake.Read(submission), submission, submitter, answered, cancellationToken);
    }

    /// <inheritdoc cref="SubmitAsync(byte[], Submitter, Task, CancellationToken)" />
    public Task<SubmitAnswer> SubmitAsync(Submission submission, Submitter submitter, Task answered, CancellationToken cancellationToken)
    {
        _readiness.Demand();
        return _gatehouse.SubmitAsync(submission, SubmissionCodec.Write(submission), submitter, answered, cancellationToken);
    }

    /// <summary>Seats a process that waits in place. The first line comes when its submission is durable.</summary>
    public Task<GateSeat> OpenGateAsync(byte[] submission, Submitter submitter, int processId, CancellationToken cancellationToken)
    {
        _readiness.Demand();
        return _gatehouse.OpenAsync(Intake.Read(submission), submitter, processId, cancellationToken);
    }

    /// <summary>Seats a waiting process again after its connection broke.</summary>
    public Task<GateSeat> ReopenGateAsync(TrackingNumber number, Guid key, Submitter submitter, int processId, CancellationToken cancellationToken)
    {
        _readiness.Demand();
        return _gatehouse.ReopenAsync(number, key, submitter, processId, cancellationToken);
    }

    /// <summary>The tracking log, newest first; who is no operator sees own jobs.</summary>
    public async Task<TrackedPage> ListTrackedAsync(TrackedFilter filter, Caller caller, CancellationToken cancellationToken)
    {
        _readiness.Demand();
        if (caller.Role == Role.User)
        {
            filter = filter with { User = caller.User };
        }

        // One more than the page has says whether there is a next one.
        var found = await _journal.ListAsync(filter with { Limit = filter.Limit + 1 }, cancellationToken).ConfigureAwait(false);
        var rows = found.Take(filter.Limit).ToList();
        return new TrackedPage([.. rows.Select(TrackedRow.View)], found.Count > rows.Count ? rows[^1].Number.ToString() : null);
    }

    /// <summary>One row of the tracking log.</summary>
    public async Task<TrackedView> FindTrackedAsync(TrackingNumber number, Caller caller, CancellationToken cancellationToken)
    {
        var row = await FindAsync(number, cancellationToken).ConfigureAwait(false);
        return caller.Role != Role.User || caller.MayAct(row.User) ? TrackedRow.View(row) : throw Unknown(number);
    }

    /// <summary>A job as this machine knows it, in the words of the server; what only the server knows is at its defaults.</summary>
    public async Task<JobView> ViewJobAsync(TrackingNumber number, Caller caller, CancellationToken cancellationToken)
    {
        var row = await FindAsync(number, cancellationToken).ConfigureAwait(false);
        return caller.Role != Role.User || caller.MayAct(row.User) ? TrackedRow.JobView(row, _options.Machine) : throw Unknown(number);
    }

    /// <summary>Answers when the job is over, with its row.</summary>
    public async Task<JournalJob> WaitForEndAsync(TrackingNumber number, Caller caller, CancellationToken cancellationToken)
    {
        var row = await FindAsync(number, cancellationToken).ConfigureAwait(false);
        if (caller.Role == Role.User && !caller.MayAct(row.User))
        {
            throw Unknown(number);
        }

        return _ledger.TryFind(number, out var job)
            ? await job.End.WaitAsync(cancellationToken).ConfigureAwait(false)
            : await FindAsync(number, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What a job wrote: for its owner and operators. Who follows may be faster than the order that brings the job, as after a rerun.</summary>
    public async Task<JobLog> ReadLogAsync(TrackingNumber number, LogStream stream, bool follow, Caller caller, CancellationToken cancellationToken)
    {
        _readiness.Demand();
        if (follow && await _journal.FindAsync(number, cancellationToken).ConfigureAwait(false) is null)
        {
            await _ledger.WaitForAsync(number, s_mostForOrder, _time, cancellationToken).ConfigureAwait(false);
            if (_ledger.TryFind(number, out var coming))
            {
                // Who takes it in is inside until the journal has it.
                (await coming.EnterAsync(cancellationToken).ConfigureAwait(false)).Dispose();
            }
        }

        var row = await FindAsync(number, cancellationToken).ConfigureAwait(false);
        return caller.MayAct(row.User)
            ? _logs.Read(row, stream, follow)
            : throw new AgentRefusedException(ProblemCodes.NotAllowed, $"the output of job {number} is for {row.User} and operators");
    }

    /// <summary>An operator's start at the machine, past the server. <paramref name="held"/>: past the server's no only; it waits on.</summary>
    public async Task<TrackedView> StartByHandAsync(TrackingNumber number, bool held, Caller caller, CancellationToken cancellationToken) =>
        TrackedRow.View(await _byHand.StartAsync(await FindAsync(number, cancellationToken).ConfigureAwait(false), held, caller).ConfigureAwait(false));

    /// <summary>A cancel at the machine: for the job's user and operators. A running job gets TERM, and KILL after the grace.</summary>
    public async Task<TrackedView> CancelByHandAsync(TrackingNumber number, string text, int graceSeconds, Caller caller, CancellationToken cancellationToken) =>
        TrackedRow.View(await _byHand.CancelAsync(
            await FindAsync(number, cancellationToken).ConfigureAwait(false), text, Math.Clamp(graceSeconds, 0, 3600), caller).ConfigureAwait(false));

    /// <summary>The state of the gate.</summary>
    public GateStatus GateStatus()
    {
        var ways = _ways.All;
        var started = ways.Any(way => way.State == "on");
        var since = ways.Where(way => way.State == "on" == started).Select(way => way.Since).DefaultIfEmpty(_time.GetUtcNow()).Max();
        return new GateStatus(started ? "STARTED" : "STOPPED", since, _options.ControlsGate, ways, WaysRound.All);
    }

    /// <summary>Turns a way in <c>off</c>, <c>observe</c> or <c>on</c>; <c>all</c> turns every way there is.</summary>
    public async Task<GateStatus> SetWayAsync(string way, string state, Caller caller, CancellationToken cancellationToken)
    {
        _readiness.Demand();
        DemandAdministrator(caller);
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
            await SetAsync(one, _ways.With(one, wanted, _time.GetUtcNow()), caller, cancellationToken).ConfigureAwait(false);
            await _installer.TakeUpAsync(one).ConfigureAwait(false);
        }

        return GateStatus();
    }

    /// <summary>Puts a way in through the gate; one that is new observes.</summary>
    public async Task<GateInstalled> InstallWayAsync(GateInstall what, Caller caller, CancellationToken cancellationToken)
    {
        _readiness.Demand();
        return await InstalledAsync(what.Way, await _installer.InstallAsync(what, caller).ConfigureAwait(false), caller, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Takes a way in out of the gate again; every file is as it was.</summary>
    public async Task<GateInstalled> RemoveWayAsync(GateInstall what, Caller caller, CancellationToken cancellationToken)
    {
        _readiness.Demand();
        return await InstalledAsync(what.Way, await _installer.RemoveAsync(what, caller).ConfigureAwait(false), caller, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes a copy of the journal to a new file; nothing that is there is overwritten.</summary>
    public async Task<JournalCopied> BackupAsync(string path, Caller caller, CancellationToken cancellationToken)
    {
        _readiness.Demand();
        if (caller.Role != Role.Administrator)
        {
            throw new AgentRefusedException(ProblemCodes.NotAllowed, "only an administrator makes backups: root, or the user who runs weir up");
        }

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

        await _journal.BackupAsync(path, cancellationToken).ConfigureAwait(false);
        return new JournalCopied(path, new FileInfo(path).Length);
    }

    /// <summary>What the observing ways would have done.</summary>
    public GateReport Report() => _observations.Report();

    private async Task<GateInstalled> InstalledAsync(string way, WayChange change, Caller caller, CancellationToken cancellationToken)
    {
        var entry = _ways.WithInstalled(way, change.Installed, _time.GetUtcNow());
        await SetAsync(way, entry, caller, cancellationToken).ConfigureAwait(false);
        await _installer.TakeUpAsync(way).ConfigureAwait(false);
        return new GateInstalled(way, WayStates.Word(entry.State), change.Changed, change.Same, change.Warnings);
    }

    private async Task SetAsync(string way, WayEntry entry, Caller caller, CancellationToken cancellationToken)
    {
        var settings = new Dictionary<string, string?> { [WayBook.SettingOf(way)] = entry.ToString() };
        await _journal.WriteAsync(new JournalEntry { Settings = settings }, cancellationToken).ConfigureAwait(false);
        _ways.Set(way, entry);
        _publisher.Publish();
        _log.WaySet(way, WayStates.Word(entry.State), $"{caller.User}@{caller.From}");
    }

    private async Task<JournalJob> FindAsync(TrackingNumber number, CancellationToken cancellationToken)
    {
        _readiness.Demand();
        return await _journal.FindAsync(number, cancellationToken).ConfigureAwait(false) ?? throw Unknown(number);
    }

    private static void DemandAdministrator(Caller caller)
    {
        if (caller.Role != Role.Administrator)
        {
            throw new AgentRefusedException(ProblemCodes.NotAllowed, "only an administrator changes the gate: root, or the user who runs weir up");
        }
    }

    private static AgentRefusedException Unknown(TrackingNumber number) => new(ProblemCodes.NotFound, $"this machine has no job {number}: weir tracked lists them");
}
