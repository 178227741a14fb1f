using System.Globalization;
using Weir.Jobs;
using Weir.Protocol.Gate;
using Weir.Stores.Agent;

namespace Weir.Agent.Log;

/// <summary>
/// Searches the tracking log over every value that a row shows by itself, case aside. What the machine's settings hide of a command is not
/// searched either.
/// </summary>
internal sealed class TrackedSearch(IAgentJournal journal, CommandText commands)
{
    /// <summary>So many rows are looked at for one page: a search costs its caller, and not the others.</summary>
    public const int MostRows = 10_000;

    private const int AtOnce = 500;

    /// <summary>The rows found, at most as many as the filter wants, and where to go on; <see langword="null"/> at the log's end.</summary>
    public async Task<(IReadOnlyList<JournalJob> Rows, TrackedPosition? Next)> FindAsync(
        TrackedFilter filter,
        string text,
        CancellationToken cancellationToken
    )
    {
        List<JournalJob> found = [];
        var seen = filter.Before;
        for (var looked = 0; looked < MostRows; looked += AtOnce)
        {
            var rows = await journal.ListAsync(filter with { Before = seen, Limit = AtOnce }, cancellationToken).ConfigureAwait(false);
            var submissions = (
                await journal.FindSubmissionsAsync([.. rows.Select(row => row.Number)], cancellationToken).ConfigureAwait(false)
            ).ToDictionary(stored => stored.Number, stored => stored.Bytes);
            foreach (var row in rows)
            {
                if (!Holds(TrackedRow.Whole(row, SubmissionOf(row, submissions), commands), text))
                {
                    continue;
                }

                if (found.Count == filter.Limit)
                {
                    return (found, PlaceOf(found[^1], filter.Order));
                }

                found.Add(row);
            }

            if (rows.Count < AtOnce)
            {
                return (found, null);
            }

            seen = PlaceOf(rows[^1], filter.Order);
        }

        return (found, seen);
    }

    /// <summary>Where a row stands in the log.</summary>
    public static TrackedPosition PlaceOf(JournalJob row, TrackedOrder order) =>
        new(new ListPosition(row.SubmittedAt, row.Number), order == TrackedOrder.Name ? row.Name : null);

    // One that cannot be read hides nothing of its row; the store's check names it.
    private static Submission? SubmissionOf(JournalJob row, Dictionary<TrackingNumber, byte[]> submissions)
    {
        try
        {
            return submissions.TryGetValue(row.Number, out var bytes) ? SubmissionCodec.Read(bytes) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static bool Holds(TrackedView view, string text) =>
        Values(view).Any(value => value?.Contains(text, StringComparison.OrdinalIgnoreCase) == true);

    private static IEnumerable<string?> Values(TrackedView view) =>
        [
            view.Number.ToString("D9", CultureInfo.InvariantCulture),
            view.Name,
            view.User,
            view.Letter,
            view.Status,
            view.Meaning,
            view.Severity.ToString("D2", CultureInfo.InvariantCulture),
            view.Code,
            view.Text,
            view.Way,
            view.Rule,
            Time(view.At),
            Time(view.SubmittedAt),
            Time(view.StartedAt),
            Time(view.EndedAt),
            view.ExitCode is { } status ? string.Create(CultureInfo.InvariantCulture, $"exit {status}") : null,
            view.Signal is { } signal ? string.Create(CultureInfo.InvariantCulture, $"signal {signal}") : null,
            view.ProcessId?.ToString(CultureInfo.InvariantCulture),
            view.Cgroup,
            view.Monitor,
            view.Tsn,
            view.JobDescription,
            view.JobQueue,
            .. view.Limits ?? [],
            view.Service,
            view.JobDate?.ToString("O", CultureInfo.InvariantCulture),
            view.Command,
            view.Directory,
            .. view.LibraryList ?? [],
            view.LocalDataArea,
            view.Parent?.ToString("D9", CultureInfo.InvariantCulture),
        ];

    private static string? Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
