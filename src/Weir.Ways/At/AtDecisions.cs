using Weir.Agent.Ways;
using Weir.Tracking.Gate;

namespace Weir.Ways.At;

/// <summary>What is decided about a job that is seen in at's spool. One is looked at after the other.</summary>
internal sealed class AtDecisions(
    AtSpool spool,
    WayStore ways,
    AtSeenJobs seen,
    AtUnmarkedJobs unmarked,
    AtKnownJobs returned,
    AtUnheldJobs late,
    AtAdmission taking
)
{
    /// <summary>It has changed.</summary>
    public async Task ChangedAsync(AtEntry entry, bool isNew)
    {
        if (!ways.IsInstalled("at"))
        {
            return;
        }

        if (isNew && !entry.Runs)
        {
            seen.Opened.Open(entry);
        }
        else
        {
            await EnteredAsync(entry).ConfigureAwait(false);
        }
    }

    /// <summary>It is gone; whether that is all of it.</summary>
    public async Task<bool> OnGoneAsync(AtEntry entry)
    {
        // atd takes a job up by a second name, and then takes the first away.
        if (!entry.Runs && seen.IsRunning(entry))
        {
            return false;
        }

        seen.EndsRunning(entry);
        if (entry.Runs && seen.Opened.Read(entry) is { } script)
        {
            await late.NoteAsync(entry, script).ConfigureAwait(false);
        }

        seen.Forget(entry);
        await unmarked.ForgetAsync(entry).ConfigureAwait(false);
        return true;
    }

    private async Task EnteredAsync(AtEntry entry)
    {
        if (entry.Runs)
        {
            seen.Runs(entry);
        }

        var look = spool.Inspect(entry);
        if (look is null && entry.Runs)
        {
            await (seen.Opened.Read(entry) is { } opened ? late.NoteAsync(entry, opened) : late.UnreadAsync(entry)).ConfigureAwait(false);
            return;
        }

        if (look is null || AtScript.Owner(look.Head) is not { } ids || look.Facts.UserId != ids.User)
        {
            return;
        }

        if (AtScript.FindMark(look.Head) is { } mark)
        {
            if (mark.Number is { } number)
            {
                await returned.ResumeAsync(entry, number, look.IsFree).ConfigureAwait(false);
            }

            return;
        }

        var isUnmarked = unmarked.Knows(entry, out var known);
        if (isUnmarked && await returned.ResumeUnmarkedAsync(entry, known, look.IsFree).ConfigureAwait(false))
        {
            return;
        }

        if (entry.Runs)
        {
            await late.NoteAsync(entry, look.Head).ConfigureAwait(false);
        }
        else if (
            (look.IsFree || isUnmarked)
            && !seen.GivesBack
            && ways["at"] != WayState.Off
            && await DecideAsync(entry, look, ids).ConfigureAwait(false)
        )
        {
            seen.Opened.Decided(entry);
        }
    }

    private async Task<bool> DecideAsync(AtEntry entry, AtInspection look, (uint User, uint Group) ids)
    {
        var submitter = AtSubmission.SubmitterOf(ids.User, ids.Group);
        var submission = AtSubmission.Create(entry, AtScript.Name((spool.InspectFurther(entry, look) ?? look).Head));
        var match = taking.Match(submission, submitter);
        if (ways["at"] == WayState.Observe)
        {
            late.Observe(entry, submission, submitter, match);
            return true;
        }

        return await taking.AdmitAsync(entry, look, submission, submitter, match).ConfigureAwait(false);
    }
}
