using System.Text.Json;
using Weir.Linux;
using Weir.Shepherd;

namespace Weir.Agent.Running;

/// <summary>
/// Reads what shepherds write. It may be a user's word: a file that is not as it should be, or says what cannot be, says as little as
/// none.
/// </summary>
internal static class ShepherdFiles
{
    private const int Most = 64 * 1024;

    public static (StartMark Mark, int? ProcessId, DateTimeOffset? At) ReadStarted(FolderHandle folder)
    {
        if (ReadFile(folder, JobFiles.Started) is not { } bytes)
        {
            return (StartMark.None, null, null);
        }

        // Empty until the fork, and half written for a moment after it.
        try
        {
            using var json = JsonDocument.Parse(bytes);
            var processId = json.RootElement.GetProperty("processId").GetInt32();
            return (StartMark.Started, processId > 0 ? processId : null, json.RootElement.GetProperty("at").GetDateTimeOffset());
        }
        catch (Exception odd) when (odd is JsonException or KeyNotFoundException or FormatException or InvalidOperationException)
        {
            return (StartMark.Started, null, null);
        }
    }

    public static EndMark? ReadEnd(FolderHandle folder)
    {
        if (ReadFile(folder, JobFiles.End) is not { } bytes)
        {
            return null;
        }

        try
        {
            using var json = JsonDocument.Parse(bytes);
            var root = json.RootElement;
            var end = new EndMark
            {
                At = root.GetProperty("endedAt").GetDateTimeOffset(),
                ExitCode = root.TryGetProperty("exitCode", out var code) ? code.GetInt32() : null,
                Signal = root.TryGetProperty("signal", out var signal) ? signal.GetInt32() : null,
                FailureText = root.TryGetProperty("startError", out var error) ? error.GetString() : null,
                CpuMicroseconds = root.GetProperty("cpuMicroseconds").GetInt64(),
                PeakKibibytes = root.GetProperty("peakKibibytes").GetInt64(),
            };
            return IsPossible(end) ? end : null;
        }
        catch (Exception odd) when (odd is JsonException or KeyNotFoundException or FormatException or InvalidOperationException)
        {
            return null;
        }
    }

    // Of what a process can end with, and of what a machine can give it. More than one way out is none.
    private static bool IsPossible(EndMark end)
    {
        const int MostCode = 255, MostSignal = 64;
        const long MostCpu = 1_000_000L * 60 * 60 * 24 * 366 * 1024, MostMemory = 1L << 40;
        var ways = (end.ExitCode is null ? 0 : 1) + (end.Signal is null ? 0 : 1) + (end.FailureText is null ? 0 : 1);
        return ways == 1
            && end.ExitCode is null or (>= 0 and <= MostCode)
            && end.Signal is null or (>= 1 and <= MostSignal)
            && end.CpuMicroseconds is >= 0 and <= MostCpu
            && end.PeakKibibytes is >= 0 and <= MostMemory;
    }

    private static byte[]? ReadFile(FolderHandle folder, string name)
    {
        try
        {
            return folder.Read(name, Most);
        }
        catch (LinuxException)
        {
            // A link, a folder, something endless: it is there and says nothing.
            return [];
        }
    }
}
