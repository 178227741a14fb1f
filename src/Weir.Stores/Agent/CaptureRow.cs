using Microsoft.Data.Sqlite;
using Weir.Jobs;

namespace Weir.Stores.Agent;

/// <summary>A capture and its images as rows.</summary>
internal static class CaptureRow
{
    public static IReadOnlyList<string> Columns { get; } =
    ["name", "key", "user", "user_id", "group_id", "groups", "source", "captured_at", "captured_by", "changed_at", "changed_by", "bytes"];

    public static object?[] Values(JournalCapture capture) =>
        [
            capture.Name.Text,
            capture.Key.ToByteArray(bigEndian: true),
            .. SubmitterColumns.Values(capture.Submitter),
            capture.Source,
            StoredTime.Text(capture.CapturedAt),
            capture.CapturedBy,
            StoredTime.Text(capture.ChangedAt),
            capture.ChangedBy,
            capture.Bytes,
        ];

    public static JournalCapture Read(SqliteDataReader row) =>
        new(
            ObjectName.Parse(row.GetString(0)),
            new Guid(row.GetFieldValue<byte[]>(1), bigEndian: true),
            SubmitterColumns.Read(row, 2),
            row.GetString(6),
            StoredTime.Read(row.GetString(7)),
            row.GetString(8),
            StoredTime.Read(row.GetString(9)),
            row.GetString(10),
            row.GetFieldValue<byte[]>(11)
        )
        {
            Images = row.GetInt32(12),
        };

    public static CaptureImage ReadImage(SqliteDataReader row) =>
        new(row.GetInt64(0), StoredTime.Read(row.GetString(1)), row.GetString(2), row.GetFieldValue<byte[]>(3));
}
