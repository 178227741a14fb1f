namespace Weir.Linux.Interop;

/// <summary><c>sigset_t</c> of the C library: 1024 bits.</summary>
internal unsafe struct SignalSet
{
    internal fixed ulong Words[16];
}
