using Weir.Agent.Captures;
using Weir.Agent.Gate;
using Weir.Agent.Jobs;
using Weir.Agent.Link;
using Weir.Agent.Variables;
using Weir.Agent.Ways;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Administration;
using Weir.Protocol.Gate;
using Weir.Protocol.Jobs;
using Weir.Stores.Agent;

namespace Weir.Agent;

/// <summary>
/// What callers may ask of a machine's agent. Every method refuses by <see cref="AgentRefusedException"/>, whose code is one of
/// <see cref="ProblemCodes"/>.
/// </summary>
public sealed class MachineAgent
{
    private readonly SubmissionHandler _submissions;
    private readonly TrackedJobs _jobs;
    private readonly GateWays _ways;
    private readonly LinkStatus _link;
    private readonly AgentMaintenance _care;
    private readonly AgentReadiness _readiness;

    internal MachineAgent(
        SubmissionHandler submissions,
        TrackedJobs jobs,
        GateWays ways,
        LinkStatus link,
        AgentMaintenance care,
        AgentVariables variables,
        AgentReadiness readiness
    )
    {
        _submissions = submissions;
        _jobs = jobs;
        _ways = ways;
        _link = link;
        _care = care;
        Variables = variables;
        _readiness = readiness;
    }

    /// <summary>What was captured on this machine instead of run.</summary>
    public required AgentCaptures Captures { get; init; }

    /// <summary>The job variables of this machine.</summary>
    public AgentVariables Variables { get; }

    /// <summary>Whether the server answers now.</summary>
    public bool ServerAnswers => _link.Answers;

    /// <summary>How the link to the server is: <c>answers</c>, <c>silent</c> or <c>refused</c>.</summary>
    public string Link => _link.State;

    /// <summary>What to see to where the server has never answered; <see langword="null"/> where it has.</summary>
    public string? ServerNeverAnswered => _link.NeverAnswered;

    /// <summary>What went wrong last on the link; <see langword="null"/> while it answers.</summary>
    public string? LinkTrouble => _link.Trouble;

    /// <summary>How much of their quotas a user has, or all users have.</summary>
    public Task<IReadOnlyList<QuotaUse>> QuotaUsesAsync(string asker, string? user, CancellationToken cancellationToken)
    {
        _readiness.Require();
        return _care.QuotaUsesAsync(asker, user, cancellationToken);
    }

    /// <summary>How many jobs are not over.</summary>
    public int Unfinished => _jobs.Unfinished;

    /// <summary>Completes when the journal is open and what was not over has been taken up.</summary>
    public Task WaitUntilReadyAsync(CancellationToken cancellationToken) => _readiness.WaitAsync(cancellationToken);

    /// <summary>
    /// Ends when the server has stored all that this agent has written so far: who submitted and then asks the server must
    /// find the job. Does not wait for a server that is silent, and never longer than <paramref name="most"/>.
    /// </summary>
    public Task WaitForServerAsync(TimeSpan most, CancellationToken cancellationToken) => _link.WaitForServerAsync(most, cancellationToken);

    /// <summary>Ends when rules of this version decide about submissions here, and never later than <paramref name="most"/>.</summary>
    public Task WaitForRulesAsync(long version, TimeSpan most, CancellationToken cancellationToken) =>
        _link.WaitForRulesAsync(version, most, cancellationToken);

    /// <summary>
    /// Takes a submission as <see cref="SubmissionCodec"/> writes it; answers when it is durable. The job is not started before
    /// <paramref name="answered"/> has ended: the submitter has been told. <paramref name="processId"/> is the process that submits, whose
    /// resource limits bound the job; 0 where there is none.
    /// </summary>
    public Task<SubmitResult> SubmitAsync(
        byte[] submission,
        Submitter submitter,
        Task answered,
        CancellationToken cancellationToken,
        int processId = 0
    ) => SubmitAsync(submission, submitter, new SubmitterSide(answered, CaptureChoice.None, null), cancellationToken, processId);

    /// <inheritdoc cref="SubmitAsync(byte[], Submitter, Task, CancellationToken, int)" />
    public Task<SubmitResult> SubmitAsync(
        byte[] submission,
        Submitter submitter,
        SubmitterSide side,
        CancellationToken cancellationToken,
        int processId = 0
    )
    {
        _readiness.Require();
        return _submissions.SubmitAsync(SubmissionAdmission.Read(submission), submission, submitter, processId, side, cancellationToken);
    }

    /// <inheritdoc cref="SubmitAsync(byte[], Submitter, Task, CancellationToken, int)" />
    public Task<SubmitResult> SubmitAsync(
        Submission submission,
        Submitter submitter,
        Task answered,
        CancellationToken cancellationToken,
        int processId = 0
    ) => SubmitAsync(submission, submitter, new SubmitterSide(answered, CaptureChoice.None, null), cancellationToken, processId);

    /// <inheritdoc cref="SubmitAsync(byte[], Submitter, Task, CancellationToken, int)" />
    public Task<SubmitResult> SubmitAsync(
        Submission submission,
        Submitter submitter,
        SubmitterSide side,
        CancellationToken cancellationToken,
        int processId = 0
    )
    {
        _readiness.Require();
        return _submissions.SubmitAsync(submission, SubmissionCodec.Write(submission), submitter, processId, side, cancellationToken);
    }

    /// <summary>Seats a process that waits in place. The first line comes when its submission is durable.</summary>
    public Task<WaiterConnection> OpenGateAsync(
        byte[] submission,
        Submitter submitter,
        WaitingProcess process,
        CancellationToken cancellationToken
    )
    {
        _readiness.Require();
        return _submissions.OpenAsync(SubmissionAdmission.Read(submission), submitter, process, cancellationToken);
    }

    /// <summary>Seats a waiting process again after its connection broke.</summary>
    public Task<WaiterConnection> ReopenGateAsync(
        TrackingNumber number,
        Guid key,
        Submitter submitter,
        WaitingProcess process,
        CancellationToken cancellationToken
    )
    {
        _readiness.Require();
        return _submissions.ReopenAsync(number, key, submitter, process, cancellationToken);
    }

    /// <summary>The tracking log, or what a search finds in it; who is no operator sees own jobs.</summary>
    public Task<TrackedPage> ListTrackedAsync(TrackedFilter filter, string? search, Caller caller, CancellationToken cancellationToken)
    {
        _readiness.Require();
        return _jobs.ListAsync(filter, search, caller, cancellationToken);
    }

    /// <summary>One row of the tracking log.</summary>
    public Task<TrackedView> FindTrackedAsync(TrackingNumber number, Caller caller, CancellationToken cancellationToken)
    {
        _readiness.Require();
        return _jobs.ShowAsync(number, caller, cancellationToken);
    }

    /// <summary>A job as this machine knows it, in the words of the server; what only the server knows is at its defaults.</summary>
    public Task<JobView> ViewJobAsync(TrackingNumber number, Caller caller, CancellationToken cancellationToken)
    {
        _readiness.Require();
        return _jobs.ViewJobAsync(number, caller, cancellationToken);
    }

    /// <summary>How many jobs that are not over this machine has in each state, of those that the caller may see.</summary>
    public IReadOnlyDictionary<string, int> CountActive(Caller caller) => _jobs.CountActive(caller);

    /// <summary>
    /// The row of a job that was let go, as soon as it has started or is over, and as it is then after 5 seconds. One that is not here
    /// yet is waited for, unless it is of another machine.
    /// </summary>
    public Task<TrackedView> WaitForStartAsync(TrackingNumber number, string? machine, Caller caller, CancellationToken cancellationToken)
    {
        _readiness.Require();
        return _jobs.WaitForStartAsync(number, machine, caller, cancellationToken);
    }

    /// <summary>Answers when the job is over, with its row.</summary>
    public Task<JournalJob> WaitForEndAsync(TrackingNumber number, Caller caller, CancellationToken cancellationToken)
    {
        _readiness.Require();
        return _jobs.WaitForEndAsync(number, caller, cancellationToken);
    }

    /// <summary>
    /// What a job wrote: for its owner and operators. Who follows may be faster than the order that brings the job, as after a rerun.
    /// </summary>
    public Task<JobLog> ReadLogAsync(
        TrackingNumber number,
        LogStream stream,
        bool follow,
        Caller caller,
        CancellationToken cancellationToken
    )
    {
        _readiness.Require();
        return _jobs.ReadLogAsync(number, stream, follow, caller, cancellationToken);
    }

    /// <summary>
    /// An operator's start at the machine, past the server. <paramref name="held"/>: past the server's no only; it waits on.
    /// </summary>
    public Task<TrackedView> StartByHandAsync(TrackingNumber number, bool held, Caller caller, CancellationToken cancellationToken)
    {
        _readiness.Require();
        return _jobs.StartByHandAsync(number, held, caller, cancellationToken);
    }

    /// <summary>A cancel at the machine: for the job's user and operators. A running job gets TERM, and KILL after the grace.</summary>
    public Task<TrackedView> CancelByHandAsync(
        TrackingNumber number,
        string text,
        int graceSeconds,
        Caller caller,
        CancellationToken cancellationToken
    )
    {
        _readiness.Require();
        return _jobs.CancelByHandAsync(number, text, graceSeconds, caller, cancellationToken);
    }

    /// <summary>The state of the gate.</summary>
    public GateStatus GateStatus() => _ways.Status() with { Capturing = Captures.Sources().Items };

    /// <summary>Turns a way in <c>off</c>, <c>observe</c> or <c>on</c>; <c>all</c> turns every way there is.</summary>
    public Task<GateStatus> SetWayAsync(string way, string state, Caller caller, CancellationToken cancellationToken)
    {
        _readiness.Require();
        return _ways.SetWayAsync(way, state, caller, cancellationToken);
    }

    /// <summary>Says of which known jobs the submissions are tracked with them: <c>off</c>, <c>positive</c> or <c>negative</c>.</summary>
    public Task<GateStatus> SetAutomaticAsync(string method, Caller caller, CancellationToken cancellationToken)
    {
        _readiness.Require();
        return _ways.SetAutomaticAsync(method, caller, cancellationToken);
    }

    /// <summary>Puts a way in through the gate; one that is new observes.</summary>
    public Task<GateInstalled> InstallWayAsync(GateInstall what, Caller caller, CancellationToken cancellationToken)
    {
        _readiness.Require();
        return _ways.InstallWayAsync(what, caller, cancellationToken);
    }

    /// <summary>Takes a way in out of the gate again; every file is as it was.</summary>
    public Task<GateInstalled> RemoveWayAsync(GateInstall what, Caller caller, CancellationToken cancellationToken)
    {
        _readiness.Require();
        return _ways.RemoveWayAsync(what, caller, cancellationToken);
    }

    /// <summary>Writes a copy of the journal to a new file; nothing that is there is overwritten.</summary>
    public Task<JournalCopied> BackupAsync(string path, Caller caller, CancellationToken cancellationToken)
    {
        _readiness.Require();
        return _care.BackupAsync(path, caller, cancellationToken);
    }

    /// <summary>What is wrong with the journal.</summary>
    public Task<IReadOnlyList<StoreFaultView>> CheckJournalAsync(Caller caller, CancellationToken cancellationToken)
    {
        _readiness.Require();
        return _care.CheckAsync(caller, cancellationToken);
    }

    /// <summary>Notes for the audit that somebody was refused, before any operation was reached.</summary>
    public Task NoteRefusalAsync(AuditedAction audited, string why) => _care.NoteRefusalAsync(audited, why);

    /// <summary>What the observing ways would have done.</summary>
    public GateReport Report() => _ways.Report();
}
