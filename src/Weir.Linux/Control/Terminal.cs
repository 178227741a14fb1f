using System.Globalization;
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

    /// <summary>
    /// A terminal's name below <c>/dev</c>, of its device number as the kernel counts it: <c>pts/3</c>, <c>tty1</c>, <c>ttyS0</c>;
    /// <see langword="null"/> of none, and of other kinds.
    /// </summary>
    public static string? NameOf(int device)
    {
        const int Consoles = 4,
            FirstSerial = 64,
            FirstPseudo = 136,
            LastPseudo = 143,
            EachPseudo = 256;
        var (major, minor) = ((device >> 8) & 0xFFF, (device & 0xFF) | ((device >> 12) & 0xFFF00));
        return (major, minor) switch
        {
            (>= FirstPseudo and <= LastPseudo, _) => Name("pts/", ((major - FirstPseudo) * EachPseudo) + minor),
            (Consoles, < FirstSerial) => Name("tty", minor),
            (Consoles, _) => Name("ttyS", minor - FirstSerial),
            _ => null,
        };
    }

    /// <summary>Whether this may be what <see cref="NameOf"/> answers.</summary>
    public static bool IsName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var digits =
            name.StartsWith("pts/", StringComparison.Ordinal) || name.StartsWith("ttyS", StringComparison.Ordinal) ? name[4..]
            : name.StartsWith("tty", StringComparison.Ordinal) ? name[3..]
            : "";
        return digits.Length is > 0 and <= 7 && digits.All(char.IsAsciiDigit) && (digits == "0" || digits[0] != '0');
    }

    /// <summary>Whether this process' group is the one that the terminal's keys reach.</summary>
    public static bool IsForeground(int descriptor) => Libc.TerminalForeground(descriptor) == Libc.ProcessGroup();

    private static string Name(string kind, int number) => string.Create(CultureInfo.InvariantCulture, $"{kind}{number}");
}
