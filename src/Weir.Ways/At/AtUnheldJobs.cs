using Weir.Agent.Gate;
using Weir.Agent.Ways;
using Weir.Jobs;
using Weir.Tracking.Gate;
using Weir.Tracking.Rules;

namespace Weir.Ways.At;

/// <summary>Jobs of at's that are only noticed: while the way in observes, and those that atd was quicker with.</summary>
internal sealed class AtUnheldJobs(
    WayStore ways,
    SubmissionAdmission submissionAdmission,
    AtSeenJobs seen,
    GateObservations gateObservations,
    AtMessages notices
)
{
    /// <summary>atd took it up before it could be looked at.</summary>
    public async Task NoteAsync(AtEntry entry, byte[] script)
    {
        var state = ways["at"];
        var entered = seen.Opened.EntryOf(entry) ?? entry;
        if (state == WayState.Off || AtScript.FindMark(script) is not null || AtScript.Owner(script) is not { } ids)
        {
            return;
        }

        var submitter = AtSubmission.SubmitterOf(ids.User, ids.Group);
        var submission = AtSubmission.Create(entered, AtScript.Name(script));
        var match = submissionAdmission.Match(submission, submitter);
        if (state == WayState.Observe)
        {
            Observe(entry, submission, submitter, match);
        }
        else if (match is not null && seen.IsFirst(entry))
        {
            await notices.ReportAsync(entry, submission, submitter, match).ConfigureAwait(false);
        }
    }

    /// <summary>The script is gone, and was never opened.</summary>
    public Task UnreadAsync(AtEntry entry) =>
        ways["at"] == WayState.On && !seen.Opened.IsDecided(entry) && seen.IsFirst(entry)
            ? notices.ReportUnreadAsync(entry)
            : Task.CompletedTask;

    /// <summary>Notes what would have been done with it.</summary>
    public void Observe(AtEntry entry, Submission submission, Submitter submitter, RuleMatch? match)
    {
        if (seen.IsFirst(entry))
        {
            gateObservations.Add(
                "at",
                submission.Name,
                submitter.User,
                match?.Rule.Name.Text,
                match is null ? "nothing"
                    : match.Rule.Type == TrackType.Queue ? "queue"
                    : "track"
            );
        }
    }
}
