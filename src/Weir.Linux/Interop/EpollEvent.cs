using System.Runtime.InteropServices;

namespace Weir.Linux.Interop;

/// <summary><c>struct epoll_event</c>, which is packed on x86-64 only.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal struct EpollEvent
{
    internal uint Events;
    internal ulong Data;
}
