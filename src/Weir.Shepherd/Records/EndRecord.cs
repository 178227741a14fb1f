using System.Globalization;
using System.Text;
using System.Text.Json;
using Weir.Linux;

namespace Weir.Shepherd;

/// <summary>How a job ended, as its shepherd wrote it: <c>end.json</c>, there whole or not at all.</summary>
public sealed record EndRecord
{
    /// <summary>The command's process; 0 where it could not be started.</summary>
    public required int ProcessId { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset EndedAt { get; init; }

    /// <summary>0 to 255, or <see langword="null"/> where a signal ended it or it never ran.</summary>
    public int? ExitCode { get; init; }

    public int? Signal { get; init; }

    /// <summary>Why the command could not be started, or <see langword="null"/>: it ran.</summary>
    public string? StartError { get; init; }

    public long CpuMicroseconds { get; init; }

    public long PeakKibibytes { get; init; }

    /// <summary>Reads it, or <see langword="null"/> where the job has not ended.</summary>
    /// <exception cref="FormatException">The file, which belongs to the job's user, is not one.</exception>
    public static EndRecord? Read(string folder)
    {
        using var handle = FolderHandle.Open(folder);
        const int Most = 64 * 1024;
        if (handle.Read(JobFiles.End, Most) is not { } bytes)
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(bytes);
            var root = document.RootElement;
            return new EndRecord
            {
                ProcessId = root.GetProperty("processId").GetInt32(),
                StartedAt = root.GetProperty("startedAt").GetDateTimeOffset(),
                EndedAt = root.GetProperty("endedAt").GetDateTimeOffset(),
                ExitCode = root.TryGetProperty("exitCode", out var code) ? code.GetInt32() : null,
                Signal = root.TryGetProperty("signal", out var signal) ? signal.GetInt32() : null,
                StartError = root.TryGetProperty("startError", out var error) ? error.GetString() : null,
                CpuMicroseconds = root.GetProperty("cpuMicroseconds").GetInt64(),
                PeakKibibytes = root.GetProperty("peakKibibytes").GetInt64(),
            };
        }
        catch (Exception broken) when (broken is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException($"{Path.Join(folder, JobFiles.End)} is not the record of an end: {broken.Message}", broken);
        }
    }

    // By hand: the serializer costs half a millisecond on the way out of every job.
    internal byte[] ToBytes()
    {
        var text = new StringBuilder(256);
        text.Append(CultureInfo.InvariantCulture, $"{{\"processId\":{ProcessId},\"startedAt\":\"{StartedAt.UtcDateTime:yyyy-MM-ddTHH:mm:ss.ffffff}Z\"");
        text.Append(CultureInfo.InvariantCulture, $",\"endedAt\":\"{EndedAt.UtcDateTime:yyyy-MM-ddTHH:mm:ss.ffffff}Z\"");
        if (ExitCode is { } code)
        {
            text.Append(CultureInfo.InvariantCulture, $",\"exitCode\":{code}");
        }

        if (Signal is { } signal)
        {
            text.Append(CultureInfo.InvariantCulture, $",\"signal\":{signal}");
        }

        if (StartError is { } error)
        {
            text.Append(",\"startError\":\"").Append(JsonEncodedText.Encode(error)).Append('"');
        }

        text.Append(CultureInfo.InvariantCulture, $",\"cpuMicroseconds\":{CpuMicroseconds},\"peakKibibytes\":{PeakKibibytes}}}\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
