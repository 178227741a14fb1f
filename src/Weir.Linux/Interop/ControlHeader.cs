namespace Weir.Linux.Interop;

/// <summary><c>struct cmsghdr</c>.</summary>
internal struct ControlHeader
{
    internal nuint Length;
    internal int Level;
    internal int Type;
}
