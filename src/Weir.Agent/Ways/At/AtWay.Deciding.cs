using Weir.Agent.Machine;
using Weir.Jobs;
using Weir.Linux;
using Weir.Protocol;
using Weir.Stores;
using Weir.Tracking.Gate;
using Weir.Tracking.Rules;

namespace Weir.Agent.Ways.At;

/// <summary>What is decided about a job that is seen in at's spool.</summary>
internal sealed partial class AtWay
{
    private static readonly TimeSpan UntilTriedAgain = TimeSpan.FromMinutes(1);

    private readonly HashSet<string> _putOffUsers = new(StringComparer.Ordinal);
    private bool _triesAgain;

    private async Task EnteredAsync(AtEntry entry)
    {
        if (entry.Runs)
        {
            _running.Add(entry.Rest);
        }

        var look = spool.Look(entry);
        if (look is null && entry.Runs)
        {
            await (_opened.Read(entry) is { } opened ? LateAsync(entry, opened) : UnreadAsync(entry)).ConfigureAwait(false);
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
                await ReturnedAsync(entry, number, look.IsFree).ConfigureAwait(false);
            }
        }
        else if (unmarked.Knows(entry, out var of) && of is { } known)
        {
            await ReturnedUnmarkedAsync(entry, known, look.IsFree).ConfigureAwait(false);
        }
        else if (unmarked.Knows(entry, out _) && ways["at"] != WayState.On)
        {
            await GiveBackAsync(entry).ConfigureAwait(false);
        }
        else if (entry.Runs)
        {
            await LateAsync(entry, look.Head).ConfigureAwait(false);
        }
        else if ((look.IsFree || unmarked.Knows(entry, out _)) && !_givingBack && ways["at"] != WayState.Off && await DecideAsync(entry, look, ids).ConfigureAwait(false))
        {
            _opened.Decided(entry);
        }
    }

    private Task UnreadAsync(AtEntry entry) =>
        ways["at"] == WayState.On && !_opened.IsDecided(entry) && _seen.Add(entry.Rest) ? notices.TellUnreadAsync(entry) : Task.CompletedTask;

    // Without its bit at still writes it. What is said false of is not decided: atd has it.
    private async Task<bool> DecideAsync(AtEntry entry, AtLook look, (uint User, uint Group) ids)
    {
        var submitter = AtSubmission.SubmitterOf(ids.User, ids.Group);
        var submission = AtSubmission.Of(entry, AtScript.Name((spool.LookFurther(entry, look) ?? look).Head));
        var match = intake.Match(submission, submitter);
        if (ways["at"] == WayState.Observe)
        {
            Observe(entry, submission, submitter, match);
            return true;
        }

        if (match is null)
        {
            // Put off under a rule that is gone.
            await unmarked.ForgetAsync(entry).ConfigureAwait(false);
            spool.TryFree(entry, time.GetUtcNow());
            return true;
        }

        return match.Rule.Type == TrackType.Queue
            ? spool.TryHold(entry) && await HoldAsync(entry, look, submission, submitter, match).ConfigureAwait(false)
            : await TrackAsync(entry, look, submission, submitter).ConfigureAwait(false);
    }

    private async Task<bool> TrackAsync(AtEntry entry, AtLook look, Submission submission, Submitter submitter)
    {
        await unmarked.ForgetAsync(entry).ConfigureAwait(false);
        if (!look.CanBeMarked)
        {
            // Once: it stays as at wrote it, and every later look finds it so.
            if (_seen.Add(entry.Rest))
            {
                await notices.TellLargeAsync(entry, submitter.User, null, look.Facts.Size).ConfigureAwait(false);
            }

            spool.TryFree(entry, time.GetUtcNow());
            return true;
        }

        if (!spool.TryHold(entry) || spool.Read(entry) is not { } script
            || !spool.TryReplace(entry, AtScript.WithMark(script, options.Weir, Gate, submission.Name, entry.Queue, null), submitter.UserId, free: true))
        {
            return false;
        }

        spool.TryFree(entry, time.GetUtcNow());
        return true;
    }

    private async Task<bool> HoldAsync(AtEntry entry, AtLook look, Submission submission, Submitter submitter, RuleMatch match)
    {
        TrackingNumber number;
        Jobs.TrackedJob? job;
        try
        {
            (number, job) = await intake.TakeAsync(submission, SubmissionCodec.Write(submission), submitter, match, null, CancellationToken.None).ConfigureAwait(false);
        }
        catch (AgentRefusedException refused) when (refused.Code != ProblemCodes.ServerAway || match.Rule.WhenServerAway != WhenServerAway.Start)
        {
            await PutOffAsync(entry, submitter, refused.Message).ConfigureAwait(false);
            return true;
        }

        _putOffUsers.Remove(submitter.User);
        if (job is null)
        {
            return true;
        }

        held.Keep(job, entry);
        if (!look.CanBeMarked || !await TryMarkAsync(entry, submission, submitter, job).ConfigureAwait(false))
        {
            if (spool.Look(entry) is null)
            {
                held.Forget(number);
                inbox.Post(job, new LeftSpool());
                return false;
            }

            await unmarked.AddAsync(entry, number).ConfigureAwait(false);
            if (!look.CanBeMarked)
            {
                await notices.TellLargeAsync(entry, submitter.User, number, look.Facts.Size).ConfigureAwait(false);
            }
        }
        else
        {
            await unmarked.ForgetAsync(entry).ConfigureAwait(false);
        }

        if (job.MayRun)
        {
            held.Free(job);
        }

        return true;
    }

    // False where atd or atrm was faster, and where the spool has no room for it.
    private async Task<bool> TryMarkAsync(AtEntry entry, Submission submission, Submitter submitter, Jobs.TrackedJob job)
    {
        try
        {
            return spool.Read(entry) is { } script
                && spool.TryReplace(entry, AtScript.WithMark(script, options.Weir, Gate, submission.Name, entry.Queue, (job.Number, submission.Key)), submitter.UserId, free: false);
        }
        catch (LinuxException refused)
        {
            log.Failed($"marking at's job {entry.Job}", refused);
            await unmarked.AddAsync(entry, job.Number).ConfigureAwait(false);
            return false;
        }
    }

    // A queue rule is not passed because something is short: the job stays held, and is tried again.
    private async Task PutOffAsync(AtEntry entry, Submitter submitter, string why)
    {
        try
        {
            await unmarked.AddAsync(entry, null).ConfigureAwait(false);
            if (_putOffUsers.Add(submitter.User))
            {
                await notices.TellPutOffAsync(entry, submitter.User, why).ConfigureAwait(false);
            }
        }
        catch (StoreException full)
        {
            // Not even that can be written down: it stays held as long as this agent runs, which tries again.
            log.Failed($"writing down that at's job {entry.Job} is put off", full);
        }

        if (!_triesAgain)
        {
            _triesAgain = true;
            errands.RunAfter(UntilTriedAgain, "taking in at's jobs that were put off", () =>
            {
                _triesAgain = false;
                return ScanAsync();
            });
        }
    }

    // Held by its bit alone: after a restart of the agent, after atd took it up, or our own change coming back.
    private async Task ReturnedUnmarkedAsync(AtEntry entry, TrackingNumber number, bool free)
    {
        if (!entry.Runs)
        {
            await ReturnedAsync(entry, number, free).ConfigureAwait(false);
        }
        else if (held.Forget(number) && ledger.TryFind(number, out var job))
        {
            await notices.TellRunsAsync(entry, job).ConfigureAwait(false);
        }
    }

    private void Observe(AtEntry entry, Submission submission, Submitter submitter, RuleMatch? match)
    {
        if (_seen.Add(entry.Rest))
        {
            observations.Add(
                "at", submission.Name, submitter.User, match?.Rule.Name.Text, match is null ? "nothing" : match.Rule.Type == TrackType.Queue ? "queue" : "track");
        }
    }

    // atd took it up before it could be looked at.
    private async Task LateAsync(AtEntry entry, byte[] script)
    {
        var state = ways["at"];
        var entered = _opened.EntryOf(entry) ?? entry;
        if (state == WayState.Off || AtScript.FindMark(script) is not null || AtScript.Owner(script) is not { } ids)
        {
            return;
        }

        var submitter = AtSubmission.SubmitterOf(ids.User, ids.Group);
        var submission = AtSubmission.Of(entered, AtScript.Name(script));
        var match = intake.Match(submission, submitter);
        if (state == WayState.Observe)
        {
            Observe(entry, submission, submitter, match);
        }
        else if (match is not null && _seen.Add(entry.Rest))
        {
            await notices.TellAsync(entry, submission, submitter, match).ConfigureAwait(false);
        }
    }
}
