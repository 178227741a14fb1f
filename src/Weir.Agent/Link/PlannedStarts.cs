using System.Text;
using Weir.Agent.Automatic;
using Weir.Agent.Captures;
using Weir.Agent.Gate;
using Weir.Agent.Jobs;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Jobs.Orders;
using Weir.Linux;
using Weir.Stores.Agent;

namespace Weir.Agent.Link;

/// <summary>Takes jobs in that a schedule planned: the server brings the command, this machine says as whom it may run.</summary>
internal sealed class PlannedStarts(
    AgentOptions options,
    IAgentJournal journal,
    SubmissionAdmission submissionAdmission,
    PlannedCaptures captures,
    ParentJobs parents,
    TimeProvider time
)
{
    private const int Umask = 0x12;
    private const string Path = "/usr/local/bin:/usr/bin:/bin";

    /// <summary>Takes one in; the job, where there is one now, and what the server is to learn besides.</summary>
    public async Task<(TrackedJob? Job, IReadOnlyList<Fact> Facts)> SubmitAsync(StartPlanned order)
    {
        // An order that comes twice is one job: the server gave its number once.
        if (await journal.FindAsync(order.Number, CancellationToken.None).ConfigureAwait(false) is not null)
        {
            return (null, []);
        }

        if (!order.IsBounded)
        {
            return Refused(
                order,
                ReasonCodes.CommandRefused,
                $"its command has no program, more than {StartPlanned.MostTexts} arguments or variables, or more than {StartPlanned.MostCharacters} characters"
            );
        }

        if (order.Command.Capture is { } id)
        {
            var (found, code, text) = await captures.FindAsync(order, id).ConfigureAwait(false);
            return found is null
                ? Refused(order, code, text)
                : await AdmitAsync(order, found.Submission, found.Submitter).ConfigureAwait(false);
        }

        var (account, refusal) = PlannedAccount.Find(order.Command.User, options.RunAs);
        if (account is null)
        {
            return Refused(order, ReasonCodes.AccountRefused, refusal!);
        }

        return await AdmitAsync(
                order,
                SubmissionOf(order, account),
                new Submitter(account.Name, account.UserId, account.GroupId, UserAccounts.GroupsOf(account.Name, account.GroupId))
            )
            .ConfigureAwait(false);
    }

    private async Task<(TrackedJob? Job, IReadOnlyList<Fact> Facts)> AdmitAsync(
        StartPlanned order,
        Submission submission,
        Submitter submitter
    )
    {
        var given = new AssignedJob(order.Number, order.Ok, order.OnLeftovers) { Run = order.Run, NeedsMonitor = order.RerunOf is null };
        try
        {
            var (_, job) = await submissionAdmission
                .AdmitAsync(
                    submission,
                    SubmissionCodec.Write(submission),
                    submitter,
                    match: null,
                    parents.Root(submission, submitter),
                    given,
                    CancellationToken.None
                )
                .ConfigureAwait(false);
            return (job, []);
        }
        catch (AgentRefusedException refused) when (submission.Monitor is { } monitor && SubmittedVariables.IsOfOthers(refused))
        {
            return Refused(
                order,
                ReasonCodes.AccountRefused,
                $"{Printable.Escape(submitter.User)}, whom it is to run as, may not write its monitoring variable {monitor}: {refused.Message}"
            );
        }
    }

    private (TrackedJob? Job, IReadOnlyList<Fact> Facts) Refused(StartPlanned order, string code, string text) =>
        (null, [new JobStartFailed(time.GetUtcNow(), order.Number, code, text)]);

    // As cron makes an environment: little, and the same every night.
    private static Submission SubmissionOf(StartPlanned order, UserAccount account) =>
        new(
            order.Spec with
            {
                Limits = [],
                Service = null,
            },
            Guid.NewGuid(),
            WayIn.Schedule,
            SubmissionMode.Stored,
            [.. order.Command.Arguments.Select(Encoding.UTF8.GetBytes)],
            Encoding.UTF8.GetBytes(order.Command.Directory ?? account.Home)
        )
        {
            Umask = Umask,
            RerunOf = order.RerunOf,
            FilledFor = order.FilledFor,
            Environment =
            [
                .. new[] { $"HOME={account.Home}", $"LOGNAME={account.Name}", $"USER={account.Name}", "SHELL=/bin/sh", $"PATH={Path}" }
                    .Concat(order.Command.Environment)
                    .GroupBy(entry => entry[..Math.Max(0, entry.IndexOf('=', StringComparison.Ordinal))], StringComparer.Ordinal)
                    .Select(same => Encoding.UTF8.GetBytes(same.Last())),
            ],
        };
}
