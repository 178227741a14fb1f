using Weir.Agent.Gate;
using Weir.Agent.Jobs;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Jobs.Orders;
using Weir.Stores.Agent;

namespace Weir.Agent.Link;

/// <summary>Takes stored submissions in again, under the numbers that the server gave.</summary>
internal sealed class Reruns(IAgentJournal journal, SubmissionAdmission submissionAdmission, TimeProvider time)
{
    /// <summary>Takes one in; the new job, where there is one now, and what the server is to learn besides.</summary>
    public async Task<(TrackedJob? Job, IReadOnlyList<Fact> Facts)> SubmitAsync(Rerun rerun)
    {
        if (await journal.FindSubmissionAsync(rerun.Number, CancellationToken.None).ConfigureAwait(false) is not { } stored)
        {
            return (
                null,
                [
                    new JobStartFailed(
                        time.GetUtcNow(),
                        rerun.NewNumber,
                        ReasonCodes.Unknown,
                        $"job {rerun.Number} is not stored on this machine any more"
                    ),
                ]
            );
        }

        // An order that comes twice is one submission: the server gave its number once.
        if (await journal.FindAsync(rerun.NewNumber, CancellationToken.None).ConfigureAwait(false) is not null)
        {
            return (null, []);
        }

        // It joins what it joined before, and what it submits is treated as before.
        var before = await journal.FindAsync(rerun.Number, CancellationToken.None).ConfigureAwait(false);

        var submission = SubmissionCodec.Read(stored.Bytes) with
        {
            // Nobody can guess it: what can be counted up to is no secret.
            Key = Guid.NewGuid(),
            Mode = SubmissionMode.Stored,
            RerunOf = rerun.Number,
        };
        var bytes = SubmissionCodec.Write(submission);
        var (_, job) = await submissionAdmission
            .AdmitAsync(
                submission,
                bytes,
                stored.Submitter,
                submissionAdmission.Match(submission, stored.Submitter),
                before?.Lineage,
                new AssignedJob(rerun.NewNumber) { Waits = rerun.Waits },
                CancellationToken.None
            )
            .ConfigureAwait(false);
        return (job, []);
    }
}
