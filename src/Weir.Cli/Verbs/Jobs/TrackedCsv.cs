using System.Globalization;
using Weir.Cli.Running;
using Weir.Protocol;
using Weir.Protocol.Gate;

namespace Weir.Cli.Verbs;

/// <summary>The whole tracking log as comma-separated values (RFC 4180), times in UTC, page by page: a long log needs no memory.</summary>
internal static class TrackedCsv
{
    private static readonly (string Name, Func<TrackedView, string?> Value)[] s_columns =
    [
        ("number", row => row.Number.ToString("D9", CultureInfo.InvariantCulture)),
        ("name", row => row.Name),
        ("user", row => row.User),
        ("letter", row => row.Letter),
        ("status", row => row.Status),
        ("severity", row => row.Severity.ToString("D2", CultureInfo.InvariantCulture)),
        ("at", row => Time(row.At)),
        ("code", row => row.Code),
        ("text", row => row.Text),
        ("way", row => row.Way),
        ("rule", row => row.Rule),
        ("submittedAt", row => Time(row.SubmittedAt)),
        ("startedAt", row => Time(row.StartedAt)),
        ("endedAt", row => Time(row.EndedAt)),
        ("exitCode", row => row.ExitCode?.ToString(CultureInfo.InvariantCulture)),
        ("signal", row => row.Signal?.ToString(CultureInfo.InvariantCulture)),
        ("processId", row => row.ProcessId?.ToString(CultureInfo.InvariantCulture)),
        ("cgroup", row => row.Cgroup),
        ("monitor", row => row.Monitor),
        ("tsn", row => row.Tsn),
    ];

    public static async Task<int> WriteAsync(Session session, Func<string?, string> pathAfter)
    {
        await session.Out.WriteAsync(Line(s_columns.Select(column => column.Name))).ConfigureAwait(false);
        string? cursor = null;
        do
        {
            var page = await session.GetAsync(pathAfter(cursor), WeirJson.Default.TrackedPage).ConfigureAwait(false);
            foreach (var row in page.Items)
            {
                await session.Out.WriteAsync(Line(s_columns.Select(column => column.Value(row)))).ConfigureAwait(false);
            }

            cursor = page.Next;
        } while (cursor is not null);

        return ExitStatus.Done;
    }

    private static string Line(IEnumerable<string?> values) => string.Join(',', values.Select(Quoted)) + "\r\n";

    // A spreadsheet takes what begins with one of these for a formula: what a job's user wrote is never one.
    private static string Quoted(string? value)
    {
        const string Formula = "=+-@\t\r";
        if (string.IsNullOrEmpty(value))
        {
            return "";
        }

        var safe = Formula.Contains(value[0], StringComparison.Ordinal) ? "'" + value : value;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static string? Time(DateTimeOffset? time) =>
        time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
