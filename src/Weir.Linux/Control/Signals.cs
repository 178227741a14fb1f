using System.Globalization;
using Weir.Linux.Interop;

namespace Weir.Linux;

/// <summary>Signals by number and name.</summary>
public static class Signals
{
    public const int Hangup = 1;
    public const int Interrupt = 2;
    public const int Quit = 3;
    public const int Abort = 6;
    public const int Kill = 9;
    public const int Pipe = 13;
    public const int Alarm = 14;
    public const int Terminate = 15;
    public const int Child = 17;
    public const int Continue = 18;
    public const int Stop = 19;
    public const int TerminalStop = 20;
    public const int TerminalInput = 21;
    public const int TerminalOutput = 22;
    public const int WindowChange = 28;

    private static readonly string[] _names =
    [
        "0",
        "HUP",
        "INT",
        "QUIT",
        "ILL",
        "TRAP",
        "ABRT",
        "BUS",
        "FPE",
        "KILL",
        "USR1",
        "SEGV",
        "USR2",
        "PIPE",
        "ALRM",
        "TERM",
        "STKFLT",
        "CHLD",
        "CONT",
        "STOP",
        "TSTP",
        "TTIN",
        "TTOU",
        "URG",
        "XCPU",
        "XFSZ",
        "VTALRM",
        "PROF",
        "WINCH",
        "IO",
        "PWR",
        "SYS",
    ];

    /// <summary>The name without <c>SIG</c>: <c>TERM</c>; for real-time signals the number.</summary>
    public static string NameOf(int signal) =>
        signal > 0 && signal < _names.Length ? _names[signal] : signal.ToString(CultureInfo.InvariantCulture);

    /// <summary>Sends a signal; <see langword="false"/> where the process is gone or may not be signalled.</summary>
    public static bool TrySend(int processId, int signal) => Libc.Kill(processId, signal) == 0;

    /// <summary>Gives a signal its default effect on this process.</summary>
    public static unsafe void SetDefault(int signal)
    {
        KernelSignalAction action = default;
        _ = Libc.SystemCall(Libc.SysSignalAction, signal, (nint)(&action), 0, sizeof(ulong), 0);
    }

    /// <summary>
    /// Ends this process by the signal, without a second core file: the child's is the one that tells something. Returns only
    /// where the system does not let a process die so.
    /// </summary>
    public static void DieOf(int signal)
    {
        const int SetDumpable = 4;
        _ = Libc.SystemCall(Libc.SysProcessControl, SetDumpable, 0, 0, 0, 0);
        ResourceLimits.TrySet(ResourceLimits.Core, 0, 0);
        SetDefault(signal);
        Raise(signal);
    }

    /// <summary>
    /// Stops this process as its child was stopped, and returns when it is continued; at once where the system does not stop
    /// it (a terminal's stop in a group that no shell looks after).
    /// </summary>
    public static void StopBy(int signal)
    {
        SetDefault(signal);
        Raise(signal);
    }

    /// <summary>Whether a signal that is held back has been sent to this process and not been taken yet.</summary>
    public static unsafe bool IsPending(int signal)
    {
        SignalSet pending = default;
        return Libc.SignalsPending(&pending) == 0 && (pending.Words[0] & SignalState.Bit(signal)) != 0;
    }

    // Sent before this thread takes it: one that a terminal sent as well is then the same signal and not a second one.
    // Only this thread takes it, so that it has happened when this returns.
    private static unsafe void Raise(int signal)
    {
        SignalSet one = SignalState.SetOf(SignalState.Bit(signal)),
            before;
        _ = Libc.Kill(Libc.ProcessId(), signal);
        _ = Libc.SignalMask(Libc.SignalUnblock, &one, &before);
        _ = Libc.SignalMask(Libc.SignalSetMask, &before, null);
    }
}
