using System.Runtime.InteropServices;
using Weir.Linux.Interop;

namespace Weir.Linux;

/// <summary>The system refused something; the message says what and why.</summary>
public sealed class LinuxException : IOException
{
    /// <summary>Makes one from the number the system gave.</summary>
    public LinuxException(int errorNumber, string what)
        : base($"{what}: {TextOf(errorNumber)}") => ErrorNumber = errorNumber;

    /// <summary>The system's number of the error, see <see cref="Errno"/>.</summary>
    public int ErrorNumber { get; }

    /// <summary>The system's words for an error number.</summary>
    public static unsafe string TextOf(int errorNumber)
    {
        var buffer = stackalloc byte[256];
        return Marshal.PtrToStringUTF8((nint)Libc.ErrorText(errorNumber, buffer, 256)) ?? "unknown error";
    }

    internal static LinuxException Last(string what) => new(Marshal.GetLastPInvokeError(), what);

    internal static int Check(int result, string what) => result < 0 ? throw Last(what) : result;
}
