namespace Weir.Linux.Interop;

/// <summary><c>struct passwd</c>.</summary>
internal unsafe struct PasswordEntry
{
    internal byte* Name,
        Password;
    internal uint User,
        Group;
    internal byte* Remark,
        Home,
        Shell;
}
