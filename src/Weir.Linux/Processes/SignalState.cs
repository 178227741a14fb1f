using System.Globalization;
using System.Text;
using Weir.Linux.Interop;

namespace Weir.Linux;

/// <summary>Which signals a process ignores and blocks; bit 0 is signal 1. All others have their default effect.</summary>
/// <param name="Ignored">The ignored ones.</param>
/// <param name="Blocked">The blocked ones.</param>
public readonly record struct SignalState(ulong Ignored, ulong Blocked)
{
    /// <summary>Nothing ignored, nothing blocked: what a job that was stored begins with.</summary>
    public static SignalState Default => default;

    /// <summary>Whether a signal is ignored.</summary>
    public bool Ignores(int signal) => (Ignored & Bit(signal)) != 0;

    /// <summary>
    /// What this process was given when it started, as far as its runtime left it: true of all signals but SIGSEGV, SIGFPE
    /// and the runtime's own real-time signal, which nobody passes on ignored.
    /// </summary>
    public static SignalState OfThisProcess()
    {
        var status = Encoding.ASCII.GetString(ProcessBytes.ReadFile("/proc/self/status"));
        return new SignalState(Field(status, "\nSigIgn:\t"), Field(status, "\nSigBlk:\t"));
    }

    internal static ulong Bit(int signal) => 1UL << (signal - 1);

    internal static unsafe SignalSet SetOf(ulong signals)
    {
        SignalSet set = default;
        set.Words[0] = signals;
        return set;
    }

    private static ulong Field(string status, string name)
    {
        var at = status.IndexOf(name, StringComparison.Ordinal);
        return at < 0 ? 0 : ulong.Parse(status.AsSpan(at + name.Length, 16), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
    }
}
