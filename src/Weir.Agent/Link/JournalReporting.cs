using System.Text.Json;
using Weir.Agent.Jobs;
using Weir.Jobs;
using Weir.Protocol.AgentLink;
using Weir.Stores.Agent;

namespace Weir.Agent.Link;

/// <summary>Tells a server that asks what the journal says: all rows in pages, then those again on which the two differ.</summary>
internal sealed class JournalReporting(
    LinkClient client,
    IAgentJournal journal,
    JournalChecks checks,
    FactProgress progress,
    ForgottenJobs forgottenJobs,
    BackgroundTasks tasks,
    TimeProvider time
)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_firstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan s_longestPause = TimeSpan.FromSeconds(2);

    /// <summary>Answers beside the orders; a server that is gone meanwhile asks again.</summary>
    public void Begin(JournalInquiry inquiry) =>
        tasks.Run(
            "telling the server what the journal says",
            async () =>
            {
                try
                {
                    await ReportAsync(inquiry, tasks.Stopping).ConfigureAwait(false);
                }
                catch (Exception gone)
                    when (gone is HttpRequestException or JsonException or OperationCanceledException
                        && !tasks.Stopping.IsCancellationRequested
                    )
                {
                    // The server that asked says that it was not answered; the link's own calls say what is wrong with it.
                }
            }
        );

    private async Task ReportAsync(JournalInquiry inquiry, CancellationToken cancellationToken)
    {
        var (taken, last) = (progress.Stored, progress.Last);
        var (facts, findings) = await checks.CheckFactsAsync(taken, last, cancellationToken).ConfigureAwait(false);
        var submissions = await checks.CheckSubmissionsAsync(cancellationToken).ConfigureAwait(false);
        var captures = await checks.CheckCapturesAsync(cancellationToken).ConfigureAwait(false);
        var stored = submissions.Concat(captures).Take(JournalReport.MostFindings);
        await SendAsync(
                new JournalReport(inquiry.Id, 0, [], false) { Facts = facts, Findings = [.. findings, .. stored] },
                cancellationToken
            )
            .ConfigureAwait(false);
        for (TrackedPosition? before = null; ; )
        {
            var rows = await journal
                .ListAsync(new TrackedFilter { Before = before ?? Before(inquiry), Limit = JournalReport.MostLines }, cancellationToken)
                .ConfigureAwait(false);
            var isLast = rows.Count < JournalReport.MostLines || rows[^1].SubmittedAt < inquiry.From;
            var again = await SendAsync(
                    Report(inquiry, [.. rows.Where(row => inquiry.From is not { } from || row.SubmittedAt >= from)], isLast),
                    cancellationToken
                )
                .ConfigureAwait(false);
            if (isLast)
            {
                await AgainAsync(inquiry, again, cancellationToken).ConfigureAwait(false);
                return;
            }

            before = new TrackedPosition(new ListPosition(rows[^1].SubmittedAt, rows[^1].Number), Name: null);
        }
    }

    private async Task AgainAsync(JournalInquiry inquiry, JournalCompared compared, CancellationToken cancellationToken)
    {
        var pause = s_firstPause;
        while (compared.Again.Count > 0)
        {
            await Task.Delay(pause, time, cancellationToken).ConfigureAwait(false);
            pause = pause * 2 < s_longestPause ? pause * 2 : s_longestPause;
            List<JournalJob> rows = [];
            List<int> unknown = [];
            foreach (var number in compared.Again.Take(JournalReport.MostLines))
            {
                if (await journal.FindAsync(new TrackingNumber(number), cancellationToken).ConfigureAwait(false) is { } row)
                {
                    rows.Add(row);
                }
                else
                {
                    unknown.Add(number);
                }
            }

            var report = Report(inquiry, rows, isLast: true);
            report.Unknown = unknown;
            compared = await SendAsync(report, cancellationToken).ConfigureAwait(false);
        }
    }

    // The server is to know of each line what the journal knew then: one that still lags is told as one that differs.
    private async Task<JournalCompared> SendAsync(JournalReport report, CancellationToken cancellationToken)
    {
        await progress.WaitAsync(s_patience, time, cancellationToken).ConfigureAwait(false);
        return await client.ReportAsync(report, cancellationToken).ConfigureAwait(false);
    }

    private JournalReport Report(JournalInquiry inquiry, IReadOnlyList<JournalJob> rows, bool isLast) =>
        new(inquiry.Id, progress.Last, [.. rows.Where(row => row.Rule != UnreportedJobs.Mark).Select(Line)], isLast)
        {
            Findings = [.. rows.Select(JournalChecks.Check).OfType<JournalFinding>().Take(JournalReport.MostFindings)],
            ForgottenBefore = forgottenJobs.Before,
        };

    private static JournalLine Line(JournalJob row) =>
        new(row.Number.Value, row.Status.Letter().ToString(), row.StartedAt, row.EndedAt, row.ExitCode, row.Signal);

    private static TrackedPosition? Before(JournalInquiry inquiry) =>
        inquiry.Until is { } until ? new TrackedPosition(new ListPosition(until, new TrackingNumber(1)), Name: null) : null;
}
