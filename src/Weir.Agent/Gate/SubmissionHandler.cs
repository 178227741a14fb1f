using Weir.Agent.Captures;
using Weir.Agent.Jobs;
using Weir.Agent.Machine;
using Weir.Agent.Running;
using Weir.Agent.Ways;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Tracking.Gate;

namespace Weir.Agent.Gate;

/// <summary>Answers submissions: stored ones are admitted, those in place get a connection to wait on.</summary>
internal sealed class SubmissionHandler(
    SubmissionAdmission submissionAdmission,
    WayStore ways,
    GateObservations gateObservations,
    WaitingProcesses waitingProcesses,
    JobInbox inbox,
    SubmissionChecks checks,
    CaptureDesk captures
)
{
    public async Task<SubmitResult> SubmitAsync(
        Submission submission,
        byte[] bytes,
        Submitter submitter,
        int processId,
        SubmitterSide side,
        CancellationToken cancellationToken
    )
    {
        checks.RequireOwnUser(submitter);
        if (submission.Mode != SubmissionMode.Stored)
        {
            throw new AgentRefusedException(ProblemCodes.BadRequest, "a submission in place goes to the gate, POST /v1/gate");
        }

        checks.RequireCommand(submission, submitter);
        var (bounded, lowered) = checks.Bound(submission, submitter, processId);
        if (!ReferenceEquals(bounded, submission))
        {
            (submission, bytes) = (bounded, SubmissionCodec.Write(bounded));
        }

        if (
            ways[submission.Way.ToText()] == WayState.On
            && await captures.TakeAsync(submission, submitter, side.Process, side.Capture, cancellationToken).ConfigureAwait(false)
                is { } captured
        )
        {
            return new SubmitResult(default, lowered) { Capture = captured };
        }

        var lineage = submissionAdmission.LineageOf(submission, submitter, side.Process);
        return await AdmitAsync(submission, bytes, submitter, lineage, lowered, side.Answered, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Takes in a stored submission that nothing is to be asked about any more, as one of a capture that runs.</summary>
    public async Task<SubmitResult> AdmitAsync(
        Submission submission,
        byte[] bytes,
        Submitter submitter,
        Lineage? lineage,
        IReadOnlyList<string> lowered,
        Task answered,
        CancellationToken cancellationToken
    )
    {
        var way = submission.Way.ToText();
        var isOff = ways[way] == WayState.Off;
        var (number, job) = isOff
            ? await submissionAdmission.AdmitUnreportedAsync(submission, bytes, submitter, cancellationToken).ConfigureAwait(false)
            : await submissionAdmission
                .AdmitAsync(
                    submission,
                    bytes,
                    submitter,
                    submissionAdmission.Match(submission, submitter),
                    lineage,
                    null,
                    cancellationToken
                )
                .ConfigureAwait(false);
        if (job is { MayRun: true })
        {
            Start(job, submission, answered);
        }

        return new SubmitResult(
            number,
            isOff
                ? [.. lowered, $"the gate is off for {way}: the job just runs; only weir tracked and weir log on this machine know it"]
                : lowered
        );
    }

    public async Task<WaiterConnection> OpenAsync(
        Submission submission,
        Submitter submitter,
        WaitingProcess process,
        CancellationToken cancellationToken
    )
    {
        checks.RequireOwnUser(submitter);
        if (submission.Mode != SubmissionMode.InPlace)
        {
            throw new AgentRefusedException(ProblemCodes.BadRequest, "a stored submission goes to POST /v1/submissions");
        }

        var way = submission.Way.ToText();
        if (
            ways[way] == WayState.On
            && await captures.TakeAsync(KeptOf(submission), submitter, process, CaptureChoice.None, cancellationToken).ConfigureAwait(false)
                is { } captured
        )
        {
            return WaitingProcesses.ForCaptured(captured);
        }

        var match = submissionAdmission.Match(submission, submitter);
        var lineage = submissionAdmission.LineageOf(submission, submitter, process);
        var state = ways[way];
        if (state != WayState.On || (match is null && !lineage.JoinsParent && !SubmissionRules.NeedsNumber(submission)))
        {
            if (state == WayState.Observe)
            {
                gateObservations.Add(
                    way,
                    submission.Name,
                    submitter.User,
                    match?.Rule.Name.Text,
                    match is null && !lineage.JoinsParent ? "nothing"
                        : match?.Rule.Type == TrackType.Queue ? "queue"
                        : "track"
                );
            }
            else if (state == WayState.On)
            {
                submissionAdmission.Prevent(lineage, process);
            }

            return WaitingProcesses.ForUntracked();
        }

        var kept = SubmissionCodec.Write(KeptOf(submission));
        var (number, job) = await submissionAdmission
            .AdmitAsync(submission, kept, submitter, match, lineage, null, cancellationToken)
            .ConfigureAwait(false);
        if (job is { MayRun: true })
        {
            job.AtHand = submission;
        }

        // A new job is in the journal now, and only the connection of its process tells when that has gone: it gets one even
        // where the process has given up waiting for an answer.
        return job is null
            ? await waitingProcesses.ReopenAsync(number, submission.Key, submitter, process, cancellationToken).ConfigureAwait(false)
            : await waitingProcesses.ConnectAsync(job, process, CancellationToken.None).ConfigureAwait(false);
    }

    public Task<WaiterConnection> ReopenAsync(
        TrackingNumber number,
        Guid key,
        Submitter submitter,
        WaitingProcess process,
        CancellationToken cancellationToken
    ) => waitingProcesses.ReopenAsync(number, key, submitter, process, cancellationToken);

    // The submitter has its answer once the job is durable; it does not wait for the start. What is not started when the agent
    // stops is started by the next one.
    private void Start(TrackedJob job, Submission submission, Task answered)
    {
        job.AtHand = submission;
        _ = answered.ContinueWith(
            _ => inbox.Post(job, new SubmitterAnswered()),
            CancellationToken.None,
            TaskContinuationOptions.None,
            TaskScheduler.Default
        );
    }

    // Nothing secret of a job in place is stored: only what a rerun needs and the list of names allows.
    private static Submission KeptOf(Submission submission) =>
        submission with
        {
            Environment = KeptEnvironment.OfInPlace(submission.Environment),
        };
}
