namespace Weir.Linux.Interop;

/// <summary><c>struct rlimit64</c>.</summary>
internal struct LimitPair
{
    internal ulong Soft;
    internal ulong Hard;
}
