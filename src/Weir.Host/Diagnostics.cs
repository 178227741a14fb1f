using System.Text;
using Weir.Linux;

namespace Weir.Host;

/// <summary>
/// Keeps the runtime's diagnostics socket away: by it every process of the same user may read this one's memory, and have code run in
/// it. Only the environment at the start turns it off.
/// </summary>
internal static class Diagnostics
{
    private const string Variable = "DOTNET_EnableDiagnostics";

    /// <summary>Becomes this program again with the socket off, where whoever started it said nothing of it.</summary>
    public static void TurnOff(IReadOnlyList<string> arguments)
    {
        if (
            Environment.GetEnvironmentVariable(Variable) is not null
            || Environment.ProcessPath is not { } program
            || Path.GetFileName(program) != "weir-host"
        )
        {
            return;
        }

        // What is there already would outlive the change.
        foreach (
            var pattern in (string[])[$"dotnet-diagnostic-{Environment.ProcessId}-*-socket", $"clr-debug-pipe-{Environment.ProcessId}-*"]
        )
        {
            foreach (var file in Directory.EnumerateFiles(Path.GetTempPath(), pattern))
            {
                File.Delete(file);
            }
        }

        var path = Encoding.UTF8.GetBytes(program);
        // It does not come back but where the system refuses, and then the host runs as it is.
        _ = ProcessImage.Replace(
            [path],
            [path, .. arguments.Select(Encoding.UTF8.GetBytes)],
            [.. ProcessBytes.Environment(), Encoding.ASCII.GetBytes(Variable + "=0")]
        );
    }
}
