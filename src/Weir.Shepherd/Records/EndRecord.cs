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

    /// <summary>
    /// Reads it; <see langword="null"/> where the job has not ended. It may be a user's word: what is not as it should be, or says what
    /// cannot be, says as little as none.
    /// </summary>
    public static EndRecord? Read(FolderHandle folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        if (RecordBytes.Read(folder, JobFiles.End) is not { } bytes)
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(bytes);
            var root = document.RootElement;
            var end = new EndRecord
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
            return end.IsPossible() ? end : null;
        }
        catch (Exception odd) when (odd is JsonException or KeyNotFoundException or FormatException or InvalidOperationException)
        {
            return null;
        }
    }

    // By hand: the serializer costs half a millisecond on the way out of every job.
    internal byte[] ToBytes()
    {
        var text = new StringBuilder(256);
        text.Append(
            CultureInfo.InvariantCulture,
            $"{{\"processId\":{ProcessId},\"startedAt\":\"{StartedAt.UtcDateTime:yyyy-MM-ddTHH:mm:ss.ffffff}Z\""
        );
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

    // Of what a process can end with, and of what a machine can give it. More than one way out is none.
    private bool IsPossible()
    {
        const int MostCode = 255,
            MostSignal = 64;
        const long MostCpu = 1_000_000L * 60 * 60 * 24 * 366 * 1024,
            MostMemory = 1L << 40;
        var ways = (ExitCode is null ? 0 : 1) + (Signal is null ? 0 : 1) + (StartError is null ? 0 : 1);
        return ways == 1
            && ExitCode is null or (>= 0 and <= MostCode)
            && Signal is null or (>= 1 and <= MostSignal)
            && CpuMicroseconds is >= 0 and <= MostCpu
            && PeakKibibytes is >= 0 and <= MostMemory;
    }
}
