using System.Buffers.Text;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Weir.Linux.Interop;

namespace Weir.Linux;

/// <summary>
/// A lock on a file that lasts exactly as long as its holder; the file says the holder's process id. It is one of an open file
/// description, on the whole file: other openings by the same process do not touch it, and it can be asked about without taking it.
/// </summary>
public sealed unsafe class FileLock : IDisposable
{
    private int _descriptor;

    private FileLock(int descriptor) => _descriptor = descriptor;

    /// <summary>
    /// Takes the lock, or <see langword="null"/> where another process holds it. A <paramref name="note"/>, one line, is left in the
    /// file for those who look at the lock: see <see cref="LockNote"/>.
    /// </summary>
    /// <exception cref="LinuxException">The file cannot be opened.</exception>
    public static FileLock? TryHold(string path, string? note = null)
    {
        fixed (byte* name = NativePath.Encode(path))
        {
            const int Flags = Libc.OReadWrite | Libc.OCreate | Libc.ONoFollow | Libc.OCloseOnExec;
            return TryHold(LinuxException.Check(Libc.Open(name, Flags, 0x1A4), $"{path} cannot be locked"), path, note);
        }
    }

    /// <summary>
    /// Takes the lock on a file of an open folder, made where there is none. One that is there is taken only where it is this user's
    /// and has no second name: nothing else is cut off or written to.
    /// </summary>
    /// <exception cref="LinuxException">The file cannot be opened, or is not one that this user made here.</exception>
    public static FileLock? TryHold(FolderHandle folder, string name)
    {
        const uint Mode = 0x1A0;
        while (true)
        {
            try
            {
                return TryHold(folder.CreateNew(name, Mode), name);
            }
            catch (LinuxException there) when (there.ErrorNumber == Errno.Exists)
            {
                if (folder.OpenOwn(name) is >= 0 and var descriptor)
                {
                    return TryHold(descriptor, name);
                }
            }
        }
    }

    /// <summary>The process id of the lock's holder; <see langword="null"/> where nobody holds it or it does not say.</summary>
    public static int? HolderOf(string path) => Inspect(path).Holder;

    /// <summary>Whether some process holds the lock. What is no lock file, such as a link in its place, is held by nobody.</summary>
    public static bool IsHeld(string path) => Inspect(path).Held;

    /// <summary>Whether some process holds the lock, and what it wrote as its id.</summary>
    public static (bool Held, int? Holder) Inspect(string path)
    {
        fixed (byte* name = NativePath.Encode(path))
        {
            return Inspect(Libc.Open(name, Libc.OReadOnly | Libc.ONoFollow | Libc.OCloseOnExec | Libc.ONonBlock, 0), path);
        }
    }

    /// <inheritdoc cref="Inspect(string)" />
    public static (bool Held, int? Holder) Inspect(FolderHandle folder, string name)
    {
        fixed (byte* text = NativePath.Encode(name))
        {
            return Inspect(
                Libc.OpenAt(folder.Descriptor, text, Libc.OReadOnly | Libc.ONoFollow | Libc.OCloseOnExec | Libc.ONonBlock, 0),
                name
            );
        }
    }

    private static (bool Held, int? Holder) Inspect(int descriptor, string path)
    {
        if (descriptor < 0)
        {
            return Marshal.GetLastPInvokeError() is Errno.NoEntry or Errno.TooManyLinks or Errno.NoDevice or Errno.NotPermitted
                ? (false, null)
                : throw LinuxException.Last($"the lock {path} cannot be looked at");
        }

        try
        {
            // A question only: nothing is taken, so nobody who wants the lock is kept from it.
            RangeLock range = new() { Type = Libc.LockWrite };
            if (Libc.ControlLock(descriptor, Libc.FGetOpenLock, &range) != 0)
            {
                throw LinuxException.Last($"the lock {path} cannot be looked at");
            }

            if (range.Type == Libc.LockNone)
            {
                return (false, null);
            }

            Span<byte> text = stackalloc byte[16];
            var length = Descriptors.Read(descriptor, text);
            var isNumber =
                Utf8Parser.TryParse(text[..length], out int holder, out var parsed)
                && (parsed == length || text[parsed] == (byte)'\n')
                && holder > 0;
            return (true, isNumber ? holder : null);
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
            // A process that is just being started shares the opening until it is its program, and must not keep the lock so long.
            RangeLock range = new() { Type = Libc.LockNone };
            _ = Libc.ControlLock(_descriptor, Libc.FSetOpenLock, &range);
            _ = Libc.Close(_descriptor);
            _descriptor = -1;
        }
    }

    /// <summary>Locks a range of an open file, without a length all of it; whether nobody else has it.</summary>
    /// <exception cref="LinuxException">It cannot be locked.</exception>
    internal static bool TryLock(int descriptor, RangeLock range, string name)
    {
        range.Type = Libc.LockWrite;
        if (Libc.ControlLock(descriptor, Libc.FSetOpenLock, &range) == 0)
        {
            return true;
        }

        var error = Marshal.GetLastPInvokeError();
        return error is Errno.Again or Errno.AccessDenied ? false : throw new LinuxException(error, $"{name} cannot be locked");
    }

    private static FileLock? TryHold(int descriptor, string name, string? note = null)
    {
        try
        {
            if (!TryLock(descriptor, default, name))
            {
                Descriptors.Close(descriptor);
                return null;
            }

            Descriptors.Shorten(descriptor, 0);
            var holder = Libc.ProcessId().ToString(CultureInfo.InvariantCulture);
            Descriptors.WriteAll(descriptor, Encoding.UTF8.GetBytes(note is null ? holder : $"{holder}\n{note}\n"));
            return new FileLock(descriptor);
        }
        catch (LinuxException)
        {
            // A lock that nobody knows of would be held as long as this process lives.
            Descriptors.Close(descriptor);
            throw;
        }
    }
}
