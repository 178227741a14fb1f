namespace Weir.Linux.Interop;

/// <summary><c>struct msghdr</c>.</summary>
internal unsafe struct MessageHeader
{
    internal void* Name;
    internal uint NameLength;
    internal MessagePart* Parts;
    internal nuint PartCount;
    internal void* Control;
    internal nuint ControlLength;
    internal int Flags;
}
