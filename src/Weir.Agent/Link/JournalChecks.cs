using Weir.Jobs;
using Weir.Protocol.AgentLink;
using Weir.Stores.Agent;

namespace Weir.Agent.Link;

/// <summary>What can be wrong with the journal by itself, page by page: nobody who writes waits for it.</summary>
internal sealed class JournalChecks(IAgentJournal journal)
{
    private const int Page = 1000;

    /// <summary>How many facts there are, and where one is missing that the server does not have either.</summary>
    /// <param name="taken">The last fact that the server has: what is missing before it is missed by nobody.</param>
    /// <param name="last">The last fact that was written.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<(long Count, IReadOnlyList<JournalFinding> Findings)> CheckFactsAsync(
        long taken,
        long last,
        CancellationToken cancellationToken
    )
    {
        List<JournalFinding> findings = [];
        var (count, before) = (0L, taken);
        for (IReadOnlyList<long> page = [0]; page.Count > 0 && findings.Count < JournalReport.MostFindings; )
        {
            page = await journal.ListSequencesAsync(count == 0 ? 0 : page[^1], Page, cancellationToken).ConfigureAwait(false);
            foreach (var sequence in page)
            {
                count++;
                AddGap(findings, before, sequence);
                before = Math.Max(before, sequence);
            }
        }

        AddGap(findings, before, last + 1);
        return (count, [.. findings.Take(JournalReport.MostFindings)]);
    }

    /// <summary>Stored submissions without a row in the tracking log: they were answered, and nothing says what became of them.</summary>
    public async Task<IReadOnlyList<JournalFinding>> CheckSubmissionsAsync(CancellationToken cancellationToken)
    {
        List<JournalFinding> findings = [];
        var after = 0;
        while (findings.Count < JournalReport.MostFindings)
        {
            var page = await journal.ListSubmissionsAsync(after, Page, cancellationToken).ConfigureAwait(false);
            findings.AddRange(
                page.Where(one => !one.HasRow)
                    .Select(one => new JournalFinding(
                        "journals",
                        one.Number,
                        $"the journal has the submission of job {new TrackingNumber(one.Number)} and no row of it in the tracking log"
                    ))
            );
            if (page.Count < Page)
            {
                break;
            }

            after = page[^1].Number;
        }

        return [.. findings.Take(JournalReport.MostFindings)];
    }

    /// <summary>Captures whose submission cannot be read: they cannot run.</summary>
    public async Task<IReadOnlyList<JournalFinding>> CheckCapturesAsync(CancellationToken cancellationToken)
    {
        List<JournalFinding> findings = [];
        ObjectName after = default;
        while (findings.Count < JournalReport.MostFindings)
        {
            var page = await journal
                .ListCapturesAsync(after, null, Page, capture => (capture.Name, Finding: Check(capture)), cancellationToken)
                .ConfigureAwait(false);
            findings.AddRange(page.Select(one => one.Finding).OfType<JournalFinding>());
            if (page.Count < Page)
            {
                break;
            }

            after = page[^1].Name;
        }

        return [.. findings.Take(JournalReport.MostFindings)];
    }

    /// <summary>What a row says against itself.</summary>
    public static JournalFinding? Check(JournalJob row) =>
        row.Code == JournalJob.Unreadable
            ? new JournalFinding("journals", row.Number.Value, $"the row of job {row.Number} in the journal cannot be read: {row.Text}")
        : row.StartedAt is null && (row.ExitCode is not null || row.Signal is not null)
            ? new JournalFinding("journals", row.Number.Value, $"the journal has an end of job {row.Number} and no start")
        : row.EndedAt is null && (row.ExitCode is not null || row.Signal is not null)
            ? new JournalFinding("journals", row.Number.Value, $"the journal has an exit status of job {row.Number} and no end")
        : null;

    private static JournalFinding? Check(JournalCapture capture)
    {
        try
        {
            SubmissionCodec.Read(capture.Bytes);
            return null;
        }
        catch (FormatException damaged)
        {
            return new JournalFinding("journals", null, $"the submission of capture {capture.Name} cannot be read: {damaged.Message}");
        }
    }

    private static void AddGap(List<JournalFinding> findings, long before, long sequence)
    {
        if (sequence > before + 1)
        {
            var (first, to) = (before + 1, sequence - 1);
            findings.Add(
                new JournalFinding(
                    "facts",
                    null,
                    first == to ? $"fact {first} is not in the journal" : $"facts {first} to {to} are not in the journal"
                )
            );
        }
    }
}
