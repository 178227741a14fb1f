namespace Weir.Linux.Interop;

/// <summary>The kernel's own <c>struct sigaction</c> of x86-64 and arm64.</summary>
internal struct KernelSignalAction
{
    internal nint Handler;
    internal ulong Flags;
    internal nint Restorer;
    internal ulong Mask;
}
