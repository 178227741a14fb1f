using System.Buffers.Text;
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
    public static int? HolderOf(string path) => Look(path).Holder;

    /// <summary>Whether some process holds the lock. What is no lock file, such as a link in its place, is held by nobody.</summary>
    public static bool IsHeld(string path) => Look(path).Held;

    /// <summary>Whether some process holds the lock, and what it wrote as its id.</summary>
    public static (bool Held, int? Holder) Look(string path)
    {
        int descriptor;
        fixed (byte* name = NativePath.Of(path))
        {
            descriptor = Libc.Open(name, Libc.OReadOnly | Libc.ONoFollow | Libc.OCloseOnExec | Libc.ONonBlock, 0);
        }

        if (descriptor < 0)
        {
            return Marshal.GetLastPInvokeError() is Errno.NoEntry or Errno.TooManyLinks or Errno.NoDevice or Errno.NotPermitted
                ? (false, null)
                : throw LinuxException.Last($"the lock {path} cannot be looked at");
        }

        try
        {
            if (Libc.Lock(descriptor, Libc.LockShared | Libc.LockNonBlocking) == 0)
            {
                return (false, null);
            }

            // By bare calls: a managed stream takes a lock of its own, and is refused.
            Span<byte> text = stackalloc byte[16];
            var length = Descriptors.Read(descriptor, text);
            return (true, Utf8Parser.TryParse(text[..length], out int holder, out var parsed) && parsed == length && holder > 0 ? holder : null);
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
        // Who only looks holds the lock for a moment as well: a second and third try tell that from a holder.
        const int Tries = 4, PauseMilliseconds = 2;
        for (var attempt = 1; Libc.Lock(descriptor, Libc.LockExclusive | Libc.LockNonBlocking) != 0; attempt++)
        {
            var error = Marshal.GetLastPInvokeError();
            if (error != Errno.Again || attempt == Tries)
            {
                Descriptors.Close(descriptor);
                return error == Errno.Again ? null : throw new LinuxException(error, $"{name} cannot be locked");
            }

            Pause.For(PauseMilliseconds);
        }

        LinuxException.Check(Libc.Truncate(descriptor, 0), $"{name} cannot be written");
        Descriptors.WriteAll(descriptor, Encoding.ASCII.GetBytes(Libc.ProcessId().ToString(CultureInfo.InvariantCulture)));
        return new FileLock(descriptor);
    }
}
