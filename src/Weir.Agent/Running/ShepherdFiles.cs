using System.Text.Json;
using Weir.Linux;

namespace Weir.Agent.Running;

/// <summary>Reads what shepherds write. A file that is not as it should be says as little as none.</summary>
internal static class ShepherdFiles
{
    private const int Most = 64 * 1024;

    public static (StartMark Mark, int? ProcessId, DateTimeOffset? At) ReadStarted(FolderHandle folder)
    {
        if (ReadFile(folder, "started") is not { } bytes)
        {
            return (StartMark.None, null, null);
        }

        // Empty until the fork, and half written for a moment after it.
        try
        {
            using var json = JsonDocument.Parse(bytes);
            return (StartMark.Started, json.RootElement.GetProperty("processId").GetInt32(), json.RootElement.GetProperty("at").GetDateTimeOffset());
        }
        catch (Exception odd) when (odd is JsonException or KeyNotFoundException or FormatException or InvalidOperationException)
        {
            return (StartMark.Started, null, null);
        }
    }

    public static EndMark? ReadEnd(FolderHandle folder)
    {
        if (ReadFile(folder, "end.json") is not { } bytes)
        {
            return null;
        }

        try
        {
            using var json = JsonDocument.Parse(bytes);
            var root = json.RootElement;
            return new EndMark
            {
                At = root.GetProperty("endedAt").GetDateTimeOffset(),
                ExitCode = root.TryGetProperty("exitCode", out var code) ? code.GetInt32() : null,
                Signal = root.TryGetProperty("signal", out var signal) ? signal.GetInt32() : null,
                FailureText = root.TryGetProperty("startError", out var error) ? error.GetString() : null,
                CpuMicroseconds = root.GetProperty("cpuMicroseconds").GetInt64(),
                PeakKibibytes = root.GetProperty("peakKibibytes").GetInt64(),
            };
        }
        catch (Exception odd) when (odd is JsonException or KeyNotFoundException or FormatException or InvalidOperationException)
        {
            return null;
        }
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
