using System.Globalization;
using System.Text;
using System.Text.Json;
using Weir.Linux;

namespace Weir.Shepherd;

/// <summary>The mark that a job's command has been, or may have been, started. Blank until the process is there.</summary>
/// <param name="ProcessId">The command's process, or <see langword="null"/> where the mark is blank yet.</param>
/// <param name="At">When it was made, UTC.</param>
public sealed record StartedRecord(int? ProcessId, DateTimeOffset? At)
{
    /// <summary>
    /// Reads the mark; <see langword="null"/> where there is none: the command has not been started. It may be a user's word, and one
    /// that is not as it should be is blank.
    /// </summary>
    public static StartedRecord? Read(FolderHandle folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        if (RecordBytes.Read(folder, JobFiles.Started) is not { } bytes)
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(bytes);
            var processId = document.RootElement.GetProperty("processId").GetInt32();
            return new StartedRecord(processId > 0 ? processId : null, document.RootElement.GetProperty("at").GetDateTimeOffset());
        }
        catch (Exception unreadable)
            when (unreadable is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            // Written after the fork, in one go but not durably: what is not there yet is not known.
            return new StartedRecord(null, null);
        }
    }

    internal byte[] ToBytes() =>
        Encoding.ASCII.GetBytes(
            string.Create(CultureInfo.InvariantCulture, $"{{\"processId\":{ProcessId},\"at\":\"{At:yyyy-MM-ddTHH:mm:ss.ffffffZ}\"}}\n")
        );
}
