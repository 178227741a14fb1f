namespace Weir.Linux.Interop;

/// <summary><c>struct spwd</c>.</summary>
internal unsafe struct ShadowEntry
{
    internal byte* Name,
        Password;
    internal nint LastChange,
        Minimum,
        Maximum,
        Warning,
        Inactive,
        Expires;
    internal nuint Flags;
}
