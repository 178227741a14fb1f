namespace Weir.Linux.Interop;

/// <summary><c>struct group</c>.</summary>
internal unsafe struct GroupEntry
{
    internal byte* Name,
        Password;
    internal uint Group;
    internal byte** Members;
}
