using Weir.Agent.Jobs;
using Weir.Agent.Machine;
using Weir.Agent.Running;
using Weir.Agent.Ways;
using Weir.Jobs;
using Weir.Linux;
using Weir.Protocol;
using Weir.Tracking.Gate;

namespace Weir.Agent.Gate;

/// <summary>Where submissions knock: stored ones are taken and answered, those in place get a seat.</summary>
internal sealed class Gatehouse(
    Intake intake,
    WayBook ways,
    Observations observations,
    Waiters waiters,
    JobInbox inbox,
    LimitBounds bounds,
    AgentOptions options
)
{
    private readonly uint _ownUser = UserAccounts.CurrentUserId;

    public async Task<SubmitAnswer> SubmitAsync(
        Submission submission,
        byte[] bytes,
        Submitter submitter,
        int processId,
        Task answered,
        CancellationToken cancellationToken
    )
    {
        DemandOwnUser(submitter);
        if (submission.Mode != SubmissionMode.Stored)
        {
            throw new AgentRefusedException(ProblemCodes.BadRequest, "a submission in place goes to the gate, POST /v1/gate");
        }

        CommandCheck.Demand(submission, submitter.UserId == _ownUser, options.Jobs);
        var (bounded, lowered) = bounds.Bound(submission, submitter, processId);
        if (!ReferenceEquals(bounded, submission))
        {
            (submission, bytes) = (bounded, SubmissionCodec.Write(bounded));
        }

        var way = submission.Way.Word();
        var isOff = ways[way] == WayState.Off;
        var (number, job) = isOff
            ? await intake.TakeUntoldAsync(submission, bytes, submitter, cancellationToken).ConfigureAwait(false)
            : await intake
                .TakeAsync(submission, bytes, submitter, intake.Match(submission, submitter), null, cancellationToken)
                .ConfigureAwait(false);
        if (job is { MayRun: true })
        {
            Start(job, submission, answered);
        }

        return new SubmitAnswer(
            number,
            isOff
                ? [.. lowered, $"the gate is off for {way}: the job just runs; only weir tracked and weir log on this machine know it"]
                : lowered
        );
    }

    public async Task<GateSeat> OpenAsync(
        Submission submission,
        Submitter submitter,
        WaitingProcess process,
        CancellationToken cancellationToken
    )
    {
        DemandOwnUser(submitter);
        if (submission.Mode != SubmissionMode.InPlace)
        {
            throw new AgentRefusedException(ProblemCodes.BadRequest, "a stored submission goes to POST /v1/submissions");
        }

        var way = submission.Way.Word();
        var match = intake.Match(submission, submitter);
        var state = ways[way];
        if (state != WayState.On || (match is null && !SubmissionRules.NeedsNumber(submission)))
        {
            if (state == WayState.Observe)
            {
                observations.Add(
                    way,
                    submission.Name,
                    submitter.User,
                    match?.Rule.Name.Text,
                    match is null ? "nothing"
                        : match.Rule.Type == TrackType.Queue ? "queue"
                        : "track"
                );
            }

            return Waiters.PassThrough();
        }

        // Nothing secret of a job in place is stored: only what a rerun needs and the list of names allows.
        var kept = SubmissionCodec.Write(submission with { Environment = KeptEnvironment.OfInPlace(submission.Environment) });
        var (number, job) = await intake.TakeAsync(submission, kept, submitter, match, null, cancellationToken).ConfigureAwait(false);
        if (job is { MayRun: true })
        {
            job.AtHand = submission;
        }

        // A new job is in the journal now, and only the seat of its process tells when that has gone: it gets one even where the
        // process has given up waiting for an answer.
        return job is null
            ? await waiters.ReopenAsync(number, submission.Key, submitter, process, cancellationToken).ConfigureAwait(false)
            : await waiters.SeatAsync(job, process, CancellationToken.None).ConfigureAwait(false);
    }

    public Task<GateSeat> ReopenAsync(
        TrackingNumber number,
        Guid key,
        Submitter submitter,
        WaitingProcess process,
        CancellationToken cancellationToken
    ) => waiters.ReopenAsync(number, key, submitter, process, cancellationToken);

    // The submitter has its answer once the job is durable; it does not wait for the start. What is not started when the agent
    // stops is started by the next one.
    private void Start(TrackedJob job, Submission submission, Task answered)
    {
        job.AtHand = submission;
        _ = answered.ContinueWith(
            _ => inbox.Post(job, new Answered()),
            CancellationToken.None,
            TaskContinuationOptions.None,
            TaskScheduler.Default
        );
    }

    private void DemandOwnUser(Submitter submitter)
    {
        if (_ownUser != 0 && submitter.UserId != _ownUser)
        {
            throw new AgentRefusedException(
                ProblemCodes.NotAllowed,
                $"this agent runs as an ordinary user and takes jobs of that user only: submit to your own, or to one that runs as root"
            );
        }
    }
}
