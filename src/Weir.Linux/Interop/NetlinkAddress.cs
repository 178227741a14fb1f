namespace Weir.Linux.Interop;

/// <summary><c>struct sockaddr_nl</c>.</summary>
internal struct NetlinkAddress
{
    internal ushort Family;
    internal ushort Unused;
    internal uint Port;
    internal uint Groups;
}
