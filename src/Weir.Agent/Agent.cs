using Weir.Jobs;
using Weir.Protocol.Gate;
using Weir.Stores.Agent;

namespace Weir.Agent;

/// <summary>
/// What callers may ask of a machine's agent. Every method refuses by <see cref="AgentRefusedException"/>, whose code is one of
/// <see cref="Protocol.ProblemCodes"/>.
/// </summary>
public sealed class Agent
{
    internal Agent()
    {
    }

    /// <summary>Takes a submission as <see cref="SubmissionCodec"/> writes it; answers when it is durable.</summary>
    public Task<SubmitAnswer> SubmitAsync(byte[] submission, Submitter submitter, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Takes a submission; answers when it is durable.</summary>
    public Task<SubmitAnswer> SubmitAsync(Submission submission, Submitter submitter, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Seats a process that waits in place. The first line comes when its submission is durable.</summary>
    public Task<GateSeat> OpenGateAsync(byte[] submission, Submitter submitter, int processId, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Seats a waiting process again after its connection broke.</summary>
    public Task<GateSeat> ReopenGateAsync(TrackingNumber number, Guid key, Submitter submitter, int processId, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>The tracking log, newest first; users see their own jobs.</summary>
    public Task<TrackedPage> ListTrackedAsync(JournalFilter filter, Caller caller, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>One row of the tracking log.</summary>
    public Task<TrackedView> FindTrackedAsync(TrackingNumber number, Caller caller, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Answers when the job is over, with its row.</summary>
    public Task<JournalJob> WaitForEndAsync(TrackingNumber number, Caller caller, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>What a job wrote: for its owner and operators.</summary>
    public Task<JobLog> ReadLogAsync(TrackingNumber number, LogStream stream, bool follow, Caller caller, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>An operator's start at the machine, past the server. <paramref name="held"/>: past the server's no only; it waits on.</summary>
    public Task<TrackedView> StartByHandAsync(TrackingNumber number, bool held, Caller caller, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>A cancel at the machine: for the job's user and operators. A running job gets TERM, and KILL after the grace.</summary>
    public Task<TrackedView> CancelByHandAsync(TrackingNumber number, string text, int graceSeconds, Caller caller, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>The state of the gate.</summary>
    public GateStatus GateStatus() => throw new NotSupportedException();

    /// <summary>Turns a way in <c>off</c>, <c>observe</c> or <c>on</c>; <c>all</c> turns every way that is installed.</summary>
    public Task<GateStatus> SetWayAsync(string way, string state, Caller caller, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Says where a way in is installed (empty: nowhere any more); one that is new observes.</summary>
    public Task<GateStatus> SetInstalledAsync(string way, IReadOnlyList<string> where, Caller caller, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>What the observing ways would have done.</summary>
    public GateReport Report() => throw new NotSupportedException();

    /// <summary>Whether the server answers now.</summary>
    public bool ServerAnswers => throw new NotSupportedException();
}
