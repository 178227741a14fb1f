using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Weir.Linux.Interop;

namespace Weir.Linux;

/// <summary>
/// An open folder: files are reached relative to it and never through a symbolic link, so that the folder's owner cannot
/// lead a privileged process elsewhere.
/// </summary>
public sealed unsafe class FolderHandle : IDisposable
{
    private FolderHandle(int descriptor) => Descriptor = descriptor;

    internal int Descriptor { get; private set; }

    /// <summary>Opens a folder; its last part must not be a symbolic link.</summary>
    public static FolderHandle Open(string path)
    {
        fixed (byte* name = NativePath.Of(path))
        {
            const int Flags = Libc.OReadOnly | Libc.ODirectory | Libc.ONoFollow | Libc.OCloseOnExec;
            return new FolderHandle(LinuxException.Check(Libc.Open(name, Flags, 0), $"folder {path} cannot be opened"));
        }
    }

    /// <summary>Opens a folder within this one, or <see langword="null"/> where there is none. A symbolic link is none.</summary>
    /// <exception cref="LinuxException">It cannot be opened, or is no folder.</exception>
    public FolderHandle? TryOpenFolder(string name)
    {
        fixed (byte* text = NativePath.Of(name))
        {
            const int Flags = Libc.OReadOnly | Libc.ODirectory | Libc.ONoFollow | Libc.OCloseOnExec;
            var descriptor = Libc.OpenAt(Descriptor, text, Flags, 0);
            return descriptor >= 0 ? new FolderHandle(descriptor)
                : Marshal.GetLastPInvokeError() == Errno.NoEntry ? null : throw LinuxException.Last($"folder {name} cannot be opened");
        }
    }

    /// <summary>Makes a folder within this one, or opens the one that is there, and gives it its mode.</summary>
    public FolderHandle MakeFolder(string name, uint mode)
    {
        fixed (byte* text = NativePath.Of(name))
        {
            if (Libc.MakeFolderAt(Descriptor, text, 0x1C0) != 0 && Marshal.GetLastPInvokeError() != Errno.Exists)
            {
                throw LinuxException.Last($"folder {name} cannot be made");
            }
        }

        var made = TryOpenFolder(name) ?? throw new LinuxException(Errno.NoEntry, $"folder {name} cannot be opened");
        if (Libc.ChangeMode(made.Descriptor, mode) != 0)
        {
            var failed = LinuxException.Last($"folder {name} cannot be given its mode");
            made.Dispose();
            throw failed;
        }

        return made;
    }

    /// <summary>Makes a file that must not exist, for reading and writing.</summary>
    public int CreateNew(string name, uint mode, (uint User, uint Group)? owner = null) =>
        OpenFile(name, Libc.OReadWrite | Libc.OCreate | Libc.OExclusive, mode, owner);

    /// <summary>Opens a file for appending, made where it does not exist.</summary>
    public int OpenAppend(string name, uint mode, (uint User, uint Group)? owner = null) =>
        OpenFile(name, Libc.OWriteOnly | Libc.OCreate | Libc.OAppend, mode, owner);

    /// <summary>Opens a file for reading and writing, made where it does not exist.</summary>
    public int OpenReadWrite(string name, uint mode, (uint User, uint Group)? owner = null) =>
        OpenFile(name, Libc.OReadWrite | Libc.OCreate, mode, owner);

    /// <summary>Opens a file for reading, or <see langword="null"/> where there is none. A pipe is opened without waiting for its writer.</summary>
    /// <exception cref="LinuxException">It cannot be opened, or is a symbolic link.</exception>
    public SafeFileHandle? OpenRead(string name) => OpenForReading(name) is var descriptor and >= 0 ? new SafeFileHandle(descriptor, ownsHandle: true) : null;

    /// <summary>Reads a whole file, or <see langword="null"/> where there is none.</summary>
    public byte[]? Read(string name, int most = int.MaxValue)
    {
        var descriptor = OpenForReading(name);
        if (descriptor < 0)
        {
            return null;
        }

        try
        {
            return Descriptors.ReadAll(descriptor, most);
        }
        finally
        {
            Descriptors.Close(descriptor);
        }
    }

    /// <summary>Removes a file; <see langword="false"/> where there was none.</summary>
    public bool TryRemove(string name)
    {
        fixed (byte* text = NativePath.Of(name))
        {
            return Libc.UnlinkAt(Descriptor, text, 0) == 0;
        }
    }

    /// <summary>Lets two files take each other's names in one step; <see langword="false"/> where either is not there.</summary>
    public bool TryExchange(string one, string other)
    {
        const uint Exchange = 2;
        fixed (byte* first = NativePath.Of(one))
        fixed (byte* second = NativePath.Of(other))
        {
            return Libc.RenameAtWith(Descriptor, first, Descriptor, second, Exchange) == 0
                || (Marshal.GetLastPInvokeError() == Errno.NoEntry ? false : throw LinuxException.Last($"{other} cannot be replaced"));
        }
    }

    /// <summary>Renames a file; one of the new name is replaced.</summary>
    public void Rename(string from, string to)
    {
        fixed (byte* old = NativePath.Of(from))
        fixed (byte* now = NativePath.Of(to))
        {
            LinuxException.Check(Libc.RenameAt(Descriptor, old, Descriptor, now), $"{to} cannot be written");
        }
    }

    /// <summary>Makes the folder's names durable.</summary>
    public void Synchronize() => LinuxException.Check(Libc.Synchronize(Descriptor), "a folder cannot be made durable");

    /// <inheritdoc />
    public void Dispose()
    {
        if (Descriptor >= 0)
        {
            _ = Libc.Close(Descriptor);
            Descriptor = -1;
        }
    }

    // A negative number where there is no such file.
    private int OpenForReading(string name)
    {
        int descriptor;
        fixed (byte* text = NativePath.Of(name))
        {
            // Non-blocking, so that a pipe put in the file's place cannot hold the reader up.
            descriptor = Libc.OpenAt(Descriptor, text, Libc.OReadOnly | Libc.ONoFollow | Libc.OCloseOnExec | Libc.ONonBlock, 0);
        }

        return descriptor >= 0 || Marshal.GetLastPInvokeError() == Errno.NoEntry ? descriptor : throw LinuxException.Last($"{name} cannot be read");
    }

    private int OpenFile(string name, int flags, uint mode, (uint User, uint Group)? owner)
    {
        int descriptor;
        fixed (byte* text = NativePath.Of(name))
        {
            descriptor = Libc.OpenAt(Descriptor, text, flags | Libc.ONoFollow | Libc.OCloseOnExec | Libc.ONoControllingTerminal | Libc.ONonBlock, mode);
        }

        LinuxException.Check(descriptor, $"{name} cannot be written");
        // Non-blocking only guarded the open itself.
        _ = Libc.Control(descriptor, 4, flags & Libc.OAppend);
        if (owner is var (user, group) && Libc.EffectiveUser() == 0 && Libc.ChangeOwner(descriptor, user, group) != 0)
        {
            var failed = LinuxException.Last($"{name} cannot be given to its user");
            Descriptors.Close(descriptor);
            if ((flags & Libc.OExclusive) != 0)
            {
                TryRemove(name);
            }

            throw failed;
        }

        return descriptor;
    }
}
