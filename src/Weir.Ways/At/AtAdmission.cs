using Weir.Agent;
using Weir.Agent.Gate;
using Weir.Agent.Jobs;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Tracking.Rules;

namespace Weir.Ways.At;

/// <summary>Takes jobs of at's under the rules that match them.</summary>
internal sealed class AtAdmission(
    AtSpool spool,
    AtMarks marks,
    AtUnmarkedJobs unmarked,
    AtHeldJobs held,
    SubmissionAdmission submissionAdmission,
    AtMessages notices,
    AtDeferredJobs putOff
)
{
    public RuleMatch? Match(Submission submission, Submitter submitter) => submissionAdmission.Match(submission, submitter);

    /// <summary>
    /// Takes one, or leaves it to at. Without its bit at still writes it. What is said false of is not decided: atd has it.
    /// </summary>
    public async Task<bool> AdmitAsync(AtEntry entry, AtInspection look, Submission submission, Submitter submitter, RuleMatch? match)
    {
        if (match is null)
        {
            // Put off under a rule that is gone.
            await unmarked.ForgetAsync(entry).ConfigureAwait(false);
            held.TryRelease(entry);
            return true;
        }

        return match.Rule.Type == TrackType.Queue
            ? spool.TryHold(entry) && await HoldAsync(entry, look, submission, submitter, match).ConfigureAwait(false)
            : await TrackAsync(entry, look, submission, submitter).ConfigureAwait(false);
    }

    private async Task<bool> TrackAsync(AtEntry entry, AtInspection look, Submission submission, Submitter submitter)
    {
        await unmarked.ForgetAsync(entry).ConfigureAwait(false);
        if (!look.CanBeMarked)
        {
            await notices.ReportLargeAsync(entry, submitter.User, null, look.Facts.Size).ConfigureAwait(false);
        }
        else if (!marks.TryTrack(entry, submission, submitter))
        {
            return false;
        }

        held.TryRelease(entry);
        return true;
    }

    private async Task<bool> HoldAsync(AtEntry entry, AtInspection look, Submission submission, Submitter submitter, RuleMatch match)
    {
        TrackedJob? job;
        try
        {
            (_, job) = await submissionAdmission
                .AdmitAsync(submission, SubmissionCodec.Write(submission), submitter, match, null, null, CancellationToken.None)
                .ConfigureAwait(false);
        }
        catch (AgentRefusedException refused)
            when (refused.Code != ProblemCodes.ServerAway || match.Rule.WhenServerAway != WhenServerAway.Start)
        {
            await putOff.AddAsync(entry, submitter, refused.Message).ConfigureAwait(false);
            return true;
        }

        putOff.Remove(submitter);
        return job is null || await KeepAsync(entry, look, submission, submitter, job).ConfigureAwait(false);
    }

    private async Task<bool> KeepAsync(AtEntry entry, AtInspection look, Submission submission, Submitter submitter, TrackedJob job)
    {
        held.Keep(job, entry);
        if (look.CanBeMarked && await marks.TryHoldAsync(entry, submission, submitter, job.Number).ConfigureAwait(false))
        {
            await unmarked.ForgetAsync(entry).ConfigureAwait(false);
        }
        else if (spool.Inspect(entry) is null)
        {
            held.Remove(job);
            return false;
        }
        else
        {
            await unmarked.AddAsync(entry, job.Number).ConfigureAwait(false);
            if (!look.CanBeMarked)
            {
                await notices.ReportLargeAsync(entry, submitter.User, job.Number, look.Facts.Size).ConfigureAwait(false);
            }
        }

        if (job.MayRun)
        {
            held.Free(job);
        }

        return true;
    }
}
