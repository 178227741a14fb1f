using Microsoft.Extensions.Logging;
using Weir.Agent;
using Weir.Agent.Gate;
using Weir.Agent.Jobs;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Tracking.Gate;
using Weir.Tracking.Rules;

namespace Weir.Ways.Slurm;

/// <summary>Takes jobs of Slurm's in that Weir does not know yet, under the rules that match them.</summary>
internal sealed class SlurmAdmission(
    SlurmPrograms slurm,
    SlurmDeeds deeds,
    SlurmKnownJobs known,
    SubmissionAdmission submissionAdmission,
    ActiveJobs ledger,
    SlurmState state,
    ILogger<SlurmAdmission> log
)
{
    private HashSet<(uint, DateTimeOffset)> _passed = [];

    /// <summary>Whether a rule takes jobs like this one, as far as a note tells of it.</summary>
    public bool Matches(SlurmNote note) =>
        state.State != WayState.Off
        && submissionAdmission.Match(
            SlurmSubmission.Create(note.Name, note.Account, note.Partition),
            SlurmSubmission.SubmitterOf(note.UserId)
        )
            is not null;

    /// <summary>Looks at a job, and takes it in where a rule wants it.</summary>
    /// <param name="job">The job.</param>
    /// <param name="waitsFor">What it depends on in Slurm, or <see langword="null"/>.</param>
    /// <param name="cancellationToken">Ends the look.</param>
    public async Task LookAsync(SlurmJob job, string? waitsFor, CancellationToken cancellationToken)
    {
        if (_passed.Contains((job.Id, job.SubmittedAt)))
        {
            return;
        }

        var submission = SlurmSubmission.Create(job, waitsFor);
        var submitter = SlurmSubmission.SubmitterOf(job.UserId);
        var match = submissionAdmission.Match(submission, submitter);
        var isOn = state.State == WayState.On;
        if (job.IsHeld && await slurm.IsMarkedAsync(job.Id, cancellationToken).ConfigureAwait(false))
        {
            await HeldAsync(job, submission, submitter, isOn ? match : null).ConfigureAwait(false);
        }
        else if (!isOn || match is null || match.Rule.Type == TrackType.Queue || IsPast(job))
        {
            if (state.State == WayState.Observe && !IsPast(job))
            {
                state.Observe(submission, submitter, match);
            }

            // Its user holds it, or it was submitted before the gate was there.
            _passed.Add((job.Id, job.SubmittedAt));
        }
        else
        {
            await AdmitAsync(job, submission, submitter, match).ConfigureAwait(false);
        }
    }

    /// <summary>Lifts Weir's hold of a job that was not taken in.</summary>
    public async Task ReturnAsync(SlurmJob job)
    {
        if (job.IsHeld && await slurm.IsMarkedAsync(job.Id, CancellationToken.None).ConfigureAwait(false))
        {
            deeds.Release(job.Id);
        }
    }

    /// <summary>Forgets what was passed over and is in Slurm no more.</summary>
    public void Forget(IReadOnlyDictionary<uint, SlurmJob> jobs) =>
        _passed = [.. _passed.Where(one => jobs.TryGetValue(one.Item1, out var job) && job.SubmittedAt == one.Item2)];

    /// <summary>Looks at all again: the way, or the rules, have changed.</summary>
    public void LookAgain() => _passed = [];

    // One that was quicker than the look is taken in; what was over before the gate was there is not. Slurm says whole seconds.
    private bool IsPast(SlurmJob job) => job.IsOver && job.SubmittedAt.AddSeconds(1) < state.Since;

    private async Task HeldAsync(SlurmJob job, Submission submission, Submitter submitter, RuleMatch? match)
    {
        if (match is { Rule.Type: TrackType.Queue })
        {
            await AdmitAsync(job, submission, submitter, match).ConfigureAwait(false);
        }
        else
        {
            // Its rule is gone, or holds no more: nothing of Weir's holds it.
            deeds.Release(job.Id);
        }
    }

    private async Task AdmitAsync(SlurmJob job, Submission submission, Submitter submitter, RuleMatch match)
    {
        try
        {
            var (number, _) = await submissionAdmission
                .AdmitAsync(submission, SubmissionCodec.Write(submission), submitter, match, null, null, CancellationToken.None)
                .ConfigureAwait(false);
            if (!ledger.TryFind(number, out var taken))
            {
                // It was taken in once and is over in Weir.
                _passed.Add((job.Id, job.SubmittedAt));
                return;
            }

            await known.AddAsync(new SlurmKnownJob(number, job.Id, job.SubmittedAt)).ConfigureAwait(false);
            if (taken.MayRun && job.IsHeld)
            {
                deeds.Free(taken);
            }
        }
        catch (AgentRefusedException refused)
        {
            if (refused.Code == ProblemCodes.ServerAway && match.Rule.WhenServerAway == WhenServerAway.Start)
            {
                deeds.Release(job.Id);
                return;
            }

            log.SlurmPutOff(job.Id, refused.Message);
        }
    }
}
