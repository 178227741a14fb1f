namespace Weir.Linux.Interop;

/// <summary><c>struct clone_args</c>.</summary>
internal struct CloneArguments
{
    internal const ulong IntoCgroup = 0x200000000;

    internal ulong Flags,
        ProcessDescriptor,
        ChildThread,
        ParentThread,
        ExitSignal,
        Stack,
        StackSize,
        ThreadStorage,
        SetThread,
        SetThreadSize,
        Cgroup;
}
