using System.Globalization;
using Weir.Agent.Jobs;
using Weir.Agent.Link;
using Weir.Agent.Machine;
using Weir.Agent.Running;
using Weir.Agent.Variables;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Protocol;
using Weir.Protocol.AgentLink;
using Weir.Stores;
using Weir.Stores.Agent;
using Weir.Tracking.Rules;

namespace Weir.Agent.Gate;

/// <summary>Takes submissions in: decides by the rules, gives the number, writes all of it down as one.</summary>
internal sealed class Intake(
    AgentOptions options, Admission admission, RuleBook rules, NumberPool numbers, JobLedger ledger, JobRecorder recorder, JobExecutor executor, ServerPresence presence, IAgentJournal journal, Monitors monitors, JobFolders folders, TimeProvider time)
{
    private static readonly TimeSpan NumberPatience = TimeSpan.FromSeconds(2);

    /// <summary>Reads bytes from outside.</summary>
    /// <exception cref="AgentRefusedException">They are no submission.</exception>
    public static Submission Read(byte[] bytes)
    {
        if (bytes.Length > SubmissionCodec.MaximumSize)
        {
            throw new AgentRefusedException(
                ProblemCodes.BadRequest, string.Create(CultureInfo.InvariantCulture, $"a submission has at most {SubmissionCodec.MaximumSize} bytes, this one {bytes.Length}: put the data into a file"));
        }

        try
        {
            return SubmissionCodec.Read(bytes);
        }
        catch (Exception wrong) when (wrong is FormatException or ArgumentOutOfRangeException)
        {
            throw new AgentRefusedException(ProblemCodes.BadRequest, wrong.Message);
        }
    }

    public RuleMatch? Match(Submission submission, Submitter submitter) =>
        rules.Rules.Match(submission.Name, submitter.User, submission.JobDescription, submission.JobQueue);

    /// <summary>Whether the submitter asked for more than to be run.</summary>
    public static bool AsksForMore(Submission submission) => submission.Hold || submission.Limits.Count > 0 || submission.Service is not null;

    /// <summary>Whether the submitter asked for something that needs the agent, rule or no rule.</summary>
    public static bool NeedsNumber(Submission submission) => AsksForMore(submission) || submission.Monitor is not null;

    /// <summary>Takes a submission in; where its submitter has used its key before, the number that it got then is answered and no job.</summary>
    public async Task<(TrackingNumber Number, TrackedJob? Job)> TakeAsync(
        Submission submission, byte[] bytes, Submitter submitter, RuleMatch? match, TrackingNumber? given, CancellationToken cancellationToken)
    {
        var type = match?.Rule.Type == TrackType.Queue ? TrackType.Queue : TrackType.Track;
        var goesAtOnce = type == TrackType.Track && !AsksForMore(submission);
        if (given is null)
        {
            admission.Demand(submitter, bytes.Length, waits: !goesAtOnce);
        }

        if (submission.Limits.Count > FactBounds.Limits)
        {
            throw new AgentRefusedException(ProblemCodes.BadRequest, string.Create(CultureInfo.InvariantCulture, $"a job needs at most {FactBounds.Limits} limits, this one {submission.Limits.Count}"));
        }

        var number = given ?? await FreeNumberAsync(cancellationToken).ConfigureAwait(false);
        var now = time.GetUtcNow();
        List<Fact> facts = [];
        ClaimedVariable? claim = null;
        try
        {
            claim = await ClaimAsync(submission, submitter, match, number, given is not null, facts).ConfigureAwait(false);
        }
        catch (AgentRefusedException refused) when (refused.Code == ProblemCodes.InUse)
        {
            if (await EarlierAsync(submission, submitter, cancellationToken).ConfigureAwait(false) is { } earlier)
            {
                return (earlier, null);
            }

            throw;
        }

        var row = new JournalJob
        {
            Number = number,
            Name = submission.Name,
            User = submitter.User,
            UserId = submitter.UserId,
            Way = submission.Way,
            Mode = submission.Mode,
            Status = TrackedStatus.Stored,
            At = now,
            SubmittedAt = now,
            Rule = match?.Rule.Name.Text,
            Monitor = claim?.Id.ToString(),
            Tsn = claim?.Tsn,
        };
        var mayRun = goesAtOnce || (type == TrackType.Queue && !AsksForMore(submission) && presence.IsAway && match!.Rule.WhenServerAway == WhenServerAway.Start);
        var job = new TrackedJob(row, submission.Key, submitter);
        if (mayRun)
        {
            row = (await executor.DecideAsync(job, row, new TakenIn(ServerAway: !goesAtOnce)).ConfigureAwait(false)).Row;
            job.Became(row);
        }

        var fact = new JobSubmitted(now, number, submission.Told() with { Monitor = row.Monitor }, submitter, type, submission.Way, submission.Mode)
        {
            Schedule = match?.Rule.Schedule ?? ObjectName.Parse(TrackingRule.AdHoc),
            Rule = row.Rule,
            Hold = submission.Hold,
            CpuLimitSeconds = SoftLimit(submission, ResourceLimit.CpuSeconds),
            MemoryLimitKibibytes = SoftLimit(submission, ResourceLimit.AddressSpaceBytes) / 1024,
            Command = CommandRedaction.Of(submission.Arguments, options.Commands),
            RerunOf = submission.RerunOf,
            GoesAtOnce = goesAtOnce,
            RunsWhenRejected = match?.Rule.OnReject == OnReject.Run,
        };
        // A password is needed once, and never written down.
        var kept = submission.MonitorPassword is null ? bytes : SubmissionCodec.Write(submission with { MonitorPassword = null });
        var entry = new JournalEntry { Submission = new JournalSubmission(number, submission.Key, submitter, kept), Jobs = [row], Facts = [fact, .. facts] };

        // In the ledger before it is in the journal: an order for it may come as soon as the server has the fact.
        using var inside = await job.EnterAsync(cancellationToken).ConfigureAwait(false);
        ledger.Add(job);
        try
        {
            var receipt = await recorder.WriteNewAsync(entry).ConfigureAwait(false);
            if (receipt.Earlier is { } earlier)
            {
                Withdraw(job, claim);
                return (earlier, null);
            }

            admission.Add(submitter.User, kept.Length);
            // A process that goes at once is never seen waiting.
            if (claim is not null && !(mayRun && job.InPlace))
            {
                await monitors.ShowWaitingAsync(row).ConfigureAwait(false);
            }

            return (number, job);
        }
        catch (StoreException refused)
        {
            Withdraw(job, claim);
            throw new AgentRefusedException(ProblemCodes.StoreFull, refused.Message);
        }
        catch
        {
            Withdraw(job, claim);
            throw;
        }
    }

    // What its submitter asked for is refused where it cannot be had; what a rule wants besides does not keep a job from running, nor a repeat.
    private async Task<ClaimedVariable?> ClaimAsync(Submission submission, Submitter submitter, RuleMatch? match, TrackingNumber number, bool isRepeat, List<Fact> facts)
    {
        var wanted = submission.Monitor ?? match?.Rule.Monitor;
        if (wanted is not null && await monitors.HolderOfAsync(wanted, submitter).ConfigureAwait(false) is { } holder && ledger.TryFind(holder, out var other))
        {
            // One command after the other shows itself in the same variable: the end of the first may not have been heard of yet.
            await executor.HandleAsync(other, new Looked(LookReason.Settled)).ConfigureAwait(false);
        }

        try
        {
            return wanted is null ? null : await monitors.ClaimAsync(wanted, submitter, submission.MonitorPassword, number, match?.Rule.Name.Text).ConfigureAwait(false);
        }
        catch (AgentRefusedException refused) when (submission.Monitor is null || isRepeat)
        {
            facts.Add(Monitors.Refused(time.GetUtcNow(), number, submission.Name, wanted!, refused.Message));
            return null;
        }
    }

    // The same submission that comes again finds its variable in use, by itself.
    private async Task<TrackingNumber?> EarlierAsync(Submission submission, Submitter submitter, CancellationToken cancellationToken)
    {
        var holder = await monitors.HolderOfAsync(submission.Monitor!, submitter).ConfigureAwait(false);
        return holder is { } number
            && await journal.FindSubmissionAsync(number, cancellationToken).ConfigureAwait(false) is { } stored
            && stored.Key == submission.Key && stored.Submitter.UserId == submitter.UserId ? number : null;
    }

    private void Withdraw(TrackedJob job, ClaimedVariable? claim)
    {
        ledger.Remove(job);
        if (claim is not null)
        {
            monitors.Undo(claim);
        }
    }

    private static long? SoftLimit(Submission submission, int resource)
    {
        var soft = submission.ResourceLimits.Where(limit => limit.Resource == resource).Select(limit => (ulong?)limit.Soft).FirstOrDefault();
        return soft is null or > long.MaxValue ? null : (long)soft;
    }

    // A folder that is there already belongs to a job of a journal that is lost: its start and end are not this job's.
    private async Task<TrackingNumber> FreeNumberAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var number = await NumberAsync(cancellationToken).ConfigureAwait(false);
            if (!folders.IsTaken(number))
            {
                return number;
            }
        }
    }

    private async Task<TrackingNumber> NumberAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (numbers.TryTake() is { } number)
            {
                return number;
            }

            try
            {
                await numbers.WaitAsync(NumberPatience, time, cancellationToken).ConfigureAwait(false);
            }
            catch (TimeoutException)
            {
                throw new AgentRefusedException(
                    ProblemCodes.ServerAway, "no tracking number is left on this machine and the server does not answer: try again when it is back (weir status)");
            }
        }
    }
}
