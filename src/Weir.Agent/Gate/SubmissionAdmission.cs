using System.Globalization;
using Weir.Agent.Automatic;
using Weir.Agent.Jobs;
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
internal sealed class SubmissionAdmission(
    QuotaCheck quotaCheck,
    SubmissionRules rules,
    NumberAllocator numbers,
    SubmittedVariables variables,
    JobRecorder recorder,
    JobDispatcher dispatcher,
    TimeProvider time
)
{
    /// <summary>Reads bytes from outside.</summary>
    /// <exception cref="AgentRefusedException">They are no submission.</exception>
    public static Submission Read(byte[] bytes)
    {
        if (bytes.Length > SubmissionCodec.MaximumSize)
        {
            throw new AgentRefusedException(
                ProblemCodes.BadRequest,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"a submission has at most {SubmissionCodec.MaximumSize} bytes, this one {bytes.Length}: put the data into a file"
                )
            );
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

    public RuleMatch? Match(Submission submission, Submitter submitter) => rules.Match(submission, submitter);

    /// <inheritdoc cref="ParentJobs.Find" />
    public Lineage LineageOf(Submission submission, Submitter submitter, WaitingProcess? process) =>
        rules.Parents.Find(submission, submitter, process);

    /// <inheritdoc cref="ParentJobs.Prevent" />
    public void Prevent(Lineage lineage, WaitingProcess process) => rules.Parents.Prevent(lineage, process);

    /// <summary>
    /// Takes in what comes while its way is off: it goes at once whatever it asks for, and the server is told nothing of it.
    /// </summary>
    public Task<(TrackingNumber Number, TrackedJob? Job)> AdmitUnreportedAsync(
        Submission submission,
        byte[] bytes,
        Submitter submitter,
        CancellationToken cancellationToken
    ) => AdmitAsync(submission, bytes, submitter, match: null, lineage: null, given: null, isUntold: true, cancellationToken);

    /// <summary>
    /// Takes a submission in; where its submitter has used its key before, the number that it got then is answered and no job.
    /// </summary>
    /// <param name="submission">What was submitted.</param>
    /// <param name="bytes">The same, to be kept.</param>
    /// <param name="submitter">Whose it is.</param>
    /// <param name="match">The rule that takes it, or <see langword="null"/>.</param>
    /// <param name="lineage">Where it stands in automatic tracking; <see langword="null"/>: no job submits it.</param>
    /// <param name="given">What the server assigned to it; <see langword="null"/>: nothing.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public Task<(TrackingNumber Number, TrackedJob? Job)> AdmitAsync(
        Submission submission,
        byte[] bytes,
        Submitter submitter,
        RuleMatch? match,
        Lineage? lineage,
        AssignedJob? given,
        CancellationToken cancellationToken
    ) => AdmitAsync(submission, bytes, submitter, match, lineage, given, isUntold: false, cancellationToken);

    private async Task<(TrackingNumber Number, TrackedJob? Job)> AdmitAsync(
        Submission submission,
        byte[] bytes,
        Submitter submitter,
        RuleMatch? match,
        Lineage? lineage,
        AssignedJob? given,
        bool isUntold,
        CancellationToken cancellationToken
    )
    {
        var waits = given is { Waits: true };
        var goesAtOnce = isUntold || (!waits && SubmissionRules.GoesAtOnce(submission, match));
        if (given is null)
        {
            quotaCheck.Require(submitter, bytes.Length, waits: !goesAtOnce);
        }

        if (submission.Limits.Count > FactBounds.Limits)
        {
            throw new AgentRefusedException(
                ProblemCodes.BadRequest,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"a job needs at most {FactBounds.Limits} limits, this one {submission.Limits.Count}"
                )
            );
        }

        var number = given?.Number ?? await numbers.NextAsync(cancellationToken).ConfigureAwait(false);
        List<Fact> facts = [];
        ClaimedVariable? claim = null;
        try
        {
            claim = await variables.ClaimAsync(submission, submitter, match, number, given, facts).ConfigureAwait(false);
        }
        catch (AgentRefusedException refused) when (refused.Code == ProblemCodes.InUse)
        {
            if (await variables.EarlierAsync(submission, submitter, cancellationToken).ConfigureAwait(false) is { } earlier)
            {
                return (earlier, null);
            }

            throw;
        }

        var row = RowOf(submission, submitter, match, number, claim) with
        {
            Ok = given?.Ok,
            OnLeftovers = given?.OnLeftovers,
            Run = given?.Run,
            Lineage = lineage ?? AutomaticBranch.Root(match?.Rule),
        };
        row = rules.Defined(row, match);
        row = isUntold ? row with { Rule = UnreportedJobs.Mark } : row;
        var job = new TrackedJob(row, submission.Key, submitter);
        if (goesAtOnce || (!waits && rules.GoesWithoutServer(submission, match)))
        {
            row = (await dispatcher.DecideAsync(job, new Admitted(ServerAway: !goesAtOnce)).ConfigureAwait(false)).Row;
            job.Became(row);
        }

        // A password is needed once, and never written down.
        var kept = submission.MonitorPassword is null ? bytes : SubmissionCodec.Write(submission with { MonitorPassword = null });
        var entry = new JournalEntry
        {
            Submission = new JournalSubmission(number, submission.Key, submitter, kept),
            Jobs = [row],
            Facts = [rules.FactOf(row, submission, submitter, match) with { GoesAtOnce = goesAtOnce }, .. facts],
        };
        return await WriteAsync(job, entry, claim, cancellationToken).ConfigureAwait(false) is { } before ? (before, null) : (number, job);
    }

    // The number that the same submission got before.
    private async Task<TrackingNumber?> WriteAsync(
        TrackedJob job,
        JournalEntry entry,
        ClaimedVariable? claim,
        CancellationToken cancellationToken
    )
    {
        using var inside = await job.EnterAsync(cancellationToken).ConfigureAwait(false);
        var isTaken = false;
        try
        {
            var receipt = await recorder.WriteNewAsync(job, entry).ConfigureAwait(false);
            if (receipt.Earlier is { } earlier)
            {
                return earlier;
            }

            isTaken = true;
            quotaCheck.Add(job.Row.User, entry.Submission!.Bytes.Length);
            // A process that goes at once is never seen waiting.
            if (claim is not null && !(job.MayRun && job.InPlace))
            {
                await variables.ShowWaitingAsync(job.Row).ConfigureAwait(false);
            }

            return null;
        }
        catch (StoreException refused)
        {
            throw AgentRefusedException.From(refused);
        }
        finally
        {
            if (!isTaken && claim is not null)
            {
                variables.Undo(claim);
            }
        }
    }

    private JournalJob RowOf(Submission submission, Submitter submitter, RuleMatch? match, TrackingNumber number, ClaimedVariable? claim)
    {
        var now = time.GetUtcNow();
        return new JournalJob
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
    }
}
