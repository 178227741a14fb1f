namespace Weir.Linux.Interop;

/// <summary><c>struct iovec</c>.</summary>
internal unsafe struct MessagePart
{
    internal void* Start;
    internal nuint Length;
}
