using System.Globalization;
using System.Text;
using Microsoft.Win32.SafeHandles;
using Weir.Linux.Interop;

namespace Weir.Linux;

/// <summary>The name of a Unix socket in a folder, which others may write where somebody chose it so.</summary>
public static unsafe class SocketName
{
    private const uint Everybody = 0x1B6,
        TypeSocket = 0xC000;

    /// <summary>
    /// Lets everybody connect to a socket that this process has bound. What stands there in its place, such as a link to a file of
    /// root's, is left alone.
    /// </summary>
    /// <exception cref="LinuxException">It is no socket of this process' user, or the system refused.</exception>
    public static void OpenToEverybody(string path)
    {
        using var folder = FolderPath.Open(Path.GetDirectoryName(Path.GetFullPath(path))!);
        int descriptor;
        fixed (byte* name = NativePath.Encode(Path.GetFileName(path)))
        {
            descriptor = LinuxException.Check(
                Libc.OpenAt(folder.Descriptor, name, Libc.OPath | Libc.ONoFollow | Libc.OCloseOnExec, 0),
                $"{path} cannot be opened to everybody"
            );
        }

        using var socket = new SafeFileHandle(descriptor, ownsHandle: true);
        var facts = FileStatus.Read(socket);
        if ((facts.Mode & Libc.TypeMask) != TypeSocket || facts.UserId != UserAccounts.CurrentUserId)
        {
            throw new LinuxException(Errno.NotPermitted, $"{path} is no socket of this process");
        }

        // By the descriptor: the name may stand for something else by now.
        fixed (byte* same = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"/proc/self/fd/{descriptor}\0")))
        {
            LinuxException.Check(Libc.ChangeModeOf(same, Everybody), $"{path} cannot be opened to everybody");
        }
    }
}
