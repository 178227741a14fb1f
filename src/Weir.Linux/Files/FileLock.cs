using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Weir.Linux.Interop;

namespace Weir.Linux;

/// <summary>A lock on a file that lasts exactly as long as its holder; the file says the holder's process id.</summary>
public sealed unsafe class FileLock : IDisposable
{
    private int _descriptor;

    private FileLock(int descriptor) => _descriptor = descriptor;

    /// <summary>Takes the lock, or <see langword="null"/> where another process holds it.</summary>
    /// <exception cref="LinuxException">The file cannot be opened.</exception>
    public static FileLock? TryHold(string path)
    {
        fixed (byte* name = NativePath.Of(path))
        {
            const int Flags = Libc.OReadWrite | Libc.OCreate | Libc.ONoFollow | Libc.OCloseOnExec;
            return TryHold(LinuxException.Check(Libc.Open(name, Flags, 0x1A4), $"{path} cannot be locked"), path);
        }
    }

    /// <summary>Takes the lock on a file of an open folder.</summary>
    public static FileLock? TryHold(FolderHandle folder, string name, (uint User, uint Group)? owner = null) =>
        TryHold(folder.OpenReadWrite(name, 0x1A0, owner), name);

    /// <summary>The process id of the lock's holder; <see langword="null"/> where nobody holds it or it does not say.</summary>
    // By bare calls: the runtime's own files take the same lock to be shared, and are refused it.
    public static int? HolderOf(string path) =>
        IsHeld(path) && int.TryParse(ProcessBytes.ReadFile(path), NumberStyles.None, CultureInfo.InvariantCulture, out var holder) ? holder : null;

    /// <summary>Whether some process holds the lock.</summary>
    public static bool IsHeld(string path)
    {
        int descriptor;
        fixed (byte* name = NativePath.Of(path))
        {
            descriptor = Libc.Open(name, Libc.OReadOnly | Libc.ONoFollow | Libc.OCloseOnExec | Libc.ONonBlock, 0);
        }

        if (descriptor < 0)
        {
            return Marshal.GetLastPInvokeError() == Errno.NoEntry ? false : throw LinuxException.Last($"the lock {path} cannot be looked at");
        }

        try
        {
            return Libc.Lock(descriptor, Libc.LockShared | Libc.LockNonBlocking) != 0;
        }
        finally
        {
            Descriptors.Close(descriptor);
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        if (_descriptor >= 0)
        {
            _ = Libc.Close(_descriptor);
            _descriptor = -1;
        }
    }

    private static FileLock? TryHold(int descriptor, string name)
    {
        if (Libc.Lock(descriptor, Libc.LockExclusive | Libc.LockNonBlocking) != 0)
        {
            var error = Marshal.GetLastPInvokeError();
            Descriptors.Close(descriptor);
            return error == Errno.Again ? null : throw new LinuxException(error, $"{name} cannot be locked");
        }

        LinuxException.Check(Libc.Truncate(descriptor, 0), $"{name} cannot be written");
        Descriptors.WriteAll(descriptor, Encoding.ASCII.GetBytes(Libc.ProcessId().ToString(CultureInfo.InvariantCulture)));
        return new FileLock(descriptor);
    }
}
