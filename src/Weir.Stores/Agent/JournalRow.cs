using System.Text.Json;
using Microsoft.Data.Sqlite;
using Weir.Jobs;
using Weir.Stores.Json;

namespace Weir.Stores.Agent;

/// <summary>A row of the tracking log as columns, in the order in which every statement names them.</summary>
internal static class JournalRow
{
    public static readonly IReadOnlyList<string> Columns =
    [
        "number",
        "name",
        "user",
        "way",
        "mode",
        "status",
        "at",
        "submitted_at",
        "code",
        "text",
        "rule",
        "process_id",
        "cgroup",
        "boot_id",
        "started_at",
        "ended_at",
        "exit_code",
        "signal",
        "monitor",
        "tsn",
        "ok",
        "on_leftovers",
        "user_id",
        "parent",
        "joins_parent",
        "automatic",
        "run",
        "output",
        "output_due",
    ];

    public static object?[] Values(JournalJob job) =>
        [
            job.Number.Value,
            job.Name.Text,
            job.User,
            job.Way.ToString(),
            job.Mode.ToString(),
            job.Status.ToString(),
            StoredTime.Text(job.At),
            StoredTime.Text(job.SubmittedAt),
            job.Code,
            job.Text,
            job.Rule,
            job.Execution?.ProcessId,
            job.Execution?.Cgroup,
            job.Execution?.BootId,
            job.StartedAt is { } started ? StoredTime.Text(started) : null,
            job.EndedAt is { } ended ? StoredTime.Text(ended) : null,
            job.ExitCode,
            job.Signal,
            job.Monitor,
            job.Tsn,
            job.Ok,
            job.OnLeftovers,
            job.UserId,
            job.Lineage.Parent?.Value,
            job.Lineage.JoinsParent ? 1 : 0,
            job.Lineage.Mark?.ToString(),
            job.Run is { } run ? JsonSerializer.Serialize(run, StoreJson.Default.DefinedRun) : null,
            job.Output is { } output ? JsonSerializer.Serialize(output, StoreJson.Default.OutputState) : null,
            job.OutputDue is { } due ? StoredTime.Text(due) : null,
        ];

    public static JournalJob Read(SqliteDataReader row) =>
        new()
        {
            Number = new TrackingNumber(row.GetInt32(0)),
            Name = ObjectName.Parse(row.GetString(1)),
            User = row.GetString(2),
            Way = Enum.Parse<WayIn>(row.GetString(3)),
            Mode = Enum.Parse<SubmissionMode>(row.GetString(4)),
            Status = Enum.Parse<TrackedStatus>(row.GetString(5)),
            At = StoredTime.Read(row.GetString(6)),
            SubmittedAt = StoredTime.Read(row.GetString(7)),
            Code = Text(row, 8),
            Text = Text(row, 9),
            Rule = Text(row, 10),
            Execution = ExecutionOf(row),
            StartedAt = Time(row, 14),
            EndedAt = Time(row, 15),
            ExitCode = Number(row, 16),
            Signal = Number(row, 17),
            Monitor = Text(row, 18),
            Tsn = Text(row, 19),
            Ok = Text(row, 20),
            OnLeftovers = Text(row, 21),
            UserId = row.IsDBNull(22) ? null : (uint)row.GetInt64(22),
            Lineage = LineageOf(row),
            Run = Text(row, 26) is { } run ? JsonSerializer.Deserialize(run, StoreJson.Default.DefinedRun) : null,
            Output = Text(row, 27) is { } output ? JsonSerializer.Deserialize(output, StoreJson.Default.OutputState) : null,
            OutputDue = Time(row, 28),
        };

    /// <summary>A row for a list: what cannot be read stands there as such.</summary>
    public static JournalJob? Show(SqliteDataReader row)
    {
        UnreadableRow? wrong = null;
        return UnreadableRows.Read(() => Read(row), "job", () => row.GetValue(0), found => wrong = found)
            ?? UnreadableRows.Read(
                () => Unreadable(new TrackingNumber(row.GetInt32(0)), TimeOf(row), wrong!.Reason),
                "job",
                () => row.GetValue(0),
                _ => { }
            );
    }

    // It keeps its place in the list, unless that is what cannot be read.
    private static DateTimeOffset TimeOf(SqliteDataReader row) =>
        UnreadableRows.Read(() => (object)StoredTime.Read(row.GetString(7)), "job", () => row.GetValue(0), _ => { }) is DateTimeOffset time
            ? time
            : DateTimeOffset.UnixEpoch;

    private static JournalJob Unreadable(TrackingNumber number, DateTimeOffset submittedAt, string reason) =>
        new()
        {
            Number = number,
            Name = ObjectName.Parse("UNREADABLE"),
            User = "?",
            Way = WayIn.Submit,
            Mode = SubmissionMode.Stored,
            Status = TrackedStatus.StartFailed,
            At = DateTimeOffset.UnixEpoch,
            SubmittedAt = submittedAt,
            EndedAt = DateTimeOffset.UnixEpoch,
            Code = JournalJob.Unreadable,
            Text = $"its row in the journal cannot be read: {reason}",
        };

    private static ExecutionReference? ExecutionOf(SqliteDataReader row) =>
        row.IsDBNull(11) && row.IsDBNull(12) && row.IsDBNull(13)
            ? null
            : new ExecutionReference(Text(row, 13), Text(row, 12), Number(row, 11));

    private static Lineage LineageOf(SqliteDataReader row) =>
        row.IsDBNull(23) && row.IsDBNull(25)
            ? Lineage.None
            : new Lineage(
                Number(row, 23) is { } parent ? new TrackingNumber(parent) : null,
                row.GetInt32(24) != 0,
                Text(row, 25) is { } mark ? Enum.Parse<AutomaticTracking>(mark) : null
            );

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static int? Number(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt32(column);

    private static DateTimeOffset? Time(SqliteDataReader row, int column) =>
        row.IsDBNull(column) ? null : StoredTime.Read(row.GetString(column));
}
