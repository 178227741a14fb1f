using Weir.Linux.Interop;

namespace Weir.Linux;

/// <summary>A <see cref="LaunchPlan"/> in native memory: all that the child may touch.</summary>
internal unsafe struct ChildPlan
{
    internal byte** Programs,
        Environment;

    /// <summary>Begins one slot before the arguments, so that a script without <c>#!</c> can be handed to the shell.</summary>
    internal byte** ShellArguments;
    internal byte* Shell,
        Folder;
    internal ulong Ignored,
        Blocked;
    internal uint* Groups;
    internal LimitPair* Limits;
    internal int* LimitNames;
    internal int GroupCount,
        LimitCount,
        Umask,
        Input,
        Output,
        Error,
        ErrorPipe;
    internal uint User,
        Group;
    internal bool HasIdentity,
        HasStreams,
        NewSession,
        CloseOthers;
}
