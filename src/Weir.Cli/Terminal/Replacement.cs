using System.Diagnostics;

namespace Weir.Cli.Terminal;

/// <summary>Becomes another program.</summary>
internal static class Replacement
{
    /// <summary>The other program's exit status, with this process's streams and signals of the terminal.</summary>
    public static int Become(string program, IReadOnlyList<string> arguments)
    {
        using var interrupts = System.Runtime.InteropServices.PosixSignalRegistration.Create(System.Runtime.InteropServices.PosixSignal.SIGINT, c => c.Cancel = true);
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false })!;
        process.WaitForExit();
        return process.ExitCode;
    }
}
