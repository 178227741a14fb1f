using System.Runtime.InteropServices;

namespace Weir.Linux.Interop;

/// <summary><c>struct flock</c> of 64-bit systems.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct RangeLock
{
    public short Type,
        Whence;
    public long Start,
        Length;
    public int ProcessId;
}
