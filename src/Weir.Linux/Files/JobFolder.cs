using System.Runtime.InteropServices;
using Weir.Linux.Interop;

namespace Weir.Linux;

/// <summary>The folder that holds what a job leaves.</summary>
public static unsafe class JobFolder
{
    /// <summary>
    /// Makes the folder, or takes the one that is there, with mode 0750; as root it is given to the user and the group.
    /// </summary>
    /// <exception cref="LinuxException">It cannot be made.</exception>
    public static void Create(string path, uint user, uint group)
    {
        const uint Mode = 0x1E8;
        fixed (byte* name = NativePath.Of(path))
        {
            if (Libc.MakeFolder(name, 0x1C0) != 0 && Marshal.GetLastPInvokeError() != Errno.Exists)
            {
                throw LinuxException.Last($"folder {path} cannot be made");
            }
        }

        using var folder = FolderHandle.Open(path);
        LinuxException.Check(Libc.ChangeMode(folder.Descriptor, Mode), $"folder {path} cannot be given its mode");
        if (Libc.EffectiveUser() == 0)
        {
            LinuxException.Check(Libc.ChangeOwner(folder.Descriptor, user, group), $"folder {path} cannot be given to its user");
        }
    }
}
