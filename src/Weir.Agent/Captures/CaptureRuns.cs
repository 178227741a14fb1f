using System.Globalization;
using Weir.Agent.Audit;
using Weir.Agent.Gate;
using Weir.Agent.Running;
using Weir.Jobs;
using Weir.Protocol.Captures;
using Weir.Stores.Agent;

namespace Weir.Agent.Captures;

/// <summary>Submits captures, any number of times, and says beforehand whether they would run.</summary>
internal sealed class CaptureRuns(
    CaptureReading reading,
    CaptureRights rights,
    SubmissionHandler submissions,
    SubmissionChecks checks,
    CurrentRights currentRights,
    MachineAudit audit
)
{
    /// <summary>Submits it as its submitter: a number of its own, and rules as for any submission.</summary>
    public Task<SubmitResult> RunAsync(string id, Caller caller, Task answered, CancellationToken cancellationToken)
    {
        var audited = caller.To("capture run", "capture", id);
        return audit.DoAsync(
            audited,
            async () =>
            {
                var capture = await reading.FindAsync(id, caller, cancellationToken).ConfigureAwait(false);
                var submission = NextOf(capture);
                checks.RequireOwnUser(capture.Submitter);
                checks.RequireCommand(submission, capture.Submitter);
                var done = await submissions
                    .AdmitAsync(submission, SubmissionCodec.Write(submission), capture.Submitter, null, [], answered, cancellationToken)
                    .ConfigureAwait(false);
                if (!rights.IsOwn(caller, capture))
                {
                    await audit
                        .KeepAsync(
                            audited with
                            {
                                Subject = capture.Name.Text,
                            },
                            null,
                            done.Number.ToString(),
                            $"a capture of {capture.Submitter.User}"
                        )
                        .ConfigureAwait(false);
                }

                return done;
            }
        );
    }

    /// <summary>What would keep it from running.</summary>
    public async Task<CaptureValidation> ValidateAsync(string id, Caller caller, CancellationToken cancellationToken)
    {
        var capture = await reading.FindAsync(id, caller, cancellationToken).ConfigureAwait(false);
        List<string> faults = [];
        try
        {
            var submission = NextOf(capture);
            checks.RequireOwnUser(capture.Submitter);
            checks.RequireCommand(submission, capture.Submitter);
            if (submission.LocalDataArea?.Length > JobSpec.LocalDataAreaSize)
            {
                faults.Add(
                    string.Create(CultureInfo.InvariantCulture, $"its local data area has more than {JobSpec.LocalDataAreaSize} bytes")
                );
            }
        }
        catch (AgentRefusedException fault)
        {
            faults.Add(fault.Message);
        }

        if (currentRights.Refusal(capture.Submitter) is { } refusal)
        {
            faults.Add(refusal);
        }

        return new CaptureValidation(capture.Name.Text, faults);
    }

    // A submission of its own each time, whatever way it was captured on.
    private static Submission NextOf(JournalCapture capture) =>
        CaptureReading.SubmissionOf(capture) with
        {
            Key = Guid.NewGuid(),
            Way = WayIn.Submit,
            Mode = SubmissionMode.Stored,
            FilledFor = FilledFor.Nothing,
        };
}
