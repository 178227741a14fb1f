using Weir.Linux.Interop;

namespace Weir.Linux;

/// <summary>What a process and a terminal have to do with each other.</summary>
public static class Terminal
{
    /// <summary>Whether the descriptor is a terminal.</summary>
    public static bool Is(int descriptor) => Libc.IsTerminal(descriptor) == 1;

    /// <summary>Whether the descriptor is the terminal of this process' session.</summary>
    public static bool IsControlling(int descriptor) =>
        Libc.TerminalSession(descriptor) is > 0 and var session && session == Libc.Session(0);

    /// <summary>Whether this process' session has a terminal.</summary>
    public static unsafe bool Exists()
    {
        fixed (byte* name = "/dev/tty\0"u8)
        {
            var terminal = Libc.Open(name, Libc.OReadOnly | Libc.OCloseOnExec | Libc.ONonBlock, 0);
            if (terminal >= 0)
            {
                _ = Libc.Close(terminal);
            }

            return terminal >= 0;
        }
    }

    /// <summary>Whether this process' group is the one that the terminal's keys reach.</summary>
    public static bool IsForeground(int descriptor) => Libc.TerminalForeground(descriptor) == Libc.ProcessGroup();
}
