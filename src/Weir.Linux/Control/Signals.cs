using System.Globalization;
using Weir.Linux.Interop;

namespace Weir.Linux;

/// <summary>Signals by number and name.</summary>
public static class Signals
{
    public const int Hangup = 1;
    public const int Interrupt = 2;
    public const int Quit = 3;
    public const int Kill = 9;
    public const int Pipe = 13;
    public const int Terminate = 15;
    public const int Child = 17;
    public const int Continue = 18;
    public const int Stop = 19;
    public const int TerminalStop = 20;
    public const int WindowChange = 28;

    private static readonly string[] _names =
    [
        "0", "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1", "SEGV", "USR2", "PIPE", "ALRM", "TERM", "STKFLT",
        "CHLD", "CONT", "STOP", "TSTP", "TTIN", "TTOU", "URG", "XCPU", "XFSZ", "VTALRM", "PROF", "WINCH", "IO", "PWR", "SYS",
    ];

    /// <summary>The name without <c>SIG</c>: <c>TERM</c>; for real-time signals the number.</summary>
    public static string NameOf(int signal) =>
        signal > 0 && signal < _names.Length ? _names[signal] : signal.ToString(CultureInfo.InvariantCulture);

    /// <summary>Sends a signal; <see langword="false"/> where the process is gone or may not be signalled.</summary>
    public static bool TrySend(int processId, int signal) => Libc.Kill(processId, signal) == 0;
}
