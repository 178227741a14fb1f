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
        fixed (byte* name = NativePath.Encode(path))
        {
            const int Flags = Libc.OReadOnly | Libc.ODirectory | Libc.ONoFollow | Libc.OCloseOnExec;
            return new FolderHandle(LinuxException.Check(Libc.Open(name, Flags, 0), $"folder {path} cannot be opened"));
        }
    }

    /// <summary>
    /// Opens a folder only to reach what lies in it by name: that needs no right to read the folder itself. Its names cannot be listed,
    /// and nothing about it can be changed.
    /// </summary>
    public static FolderHandle OpenPassage(string path)
    {
        fixed (byte* name = NativePath.Encode(path))
        {
            const int Flags = Libc.OPath | Libc.ODirectory | Libc.ONoFollow | Libc.OCloseOnExec;
            return new FolderHandle(LinuxException.Check(Libc.Open(name, Flags, 0), $"folder {path} cannot be entered"));
        }
    }

    internal static FolderHandle FromDescriptor(int descriptor) => new(descriptor);

    /// <summary>What kind of folder it is, and whose.</summary>
    public FolderStatus Facts => FolderStatus.Read(Descriptor);

    /// <summary>
    /// Opens a folder within this one, or <see langword="null"/> where there is none. A symbolic link is none. Only to pass: so that
    /// what is in it can be opened, which needs no right to list it.
    /// </summary>
    /// <exception cref="LinuxException">It cannot be opened, or is no folder.</exception>
    public FolderHandle? TryOpenFolder(string name, bool onlyToPass = false)
    {
        fixed (byte* text = NativePath.Encode(name))
        {
            const int Flags = Libc.OReadOnly | Libc.ODirectory | Libc.ONoFollow | Libc.OCloseOnExec;
            var descriptor = Libc.OpenAt(Descriptor, text, onlyToPass ? Flags | Libc.OPath : Flags, 0);
            return descriptor >= 0 ? new FolderHandle(descriptor)
                : Marshal.GetLastPInvokeError() == Errno.NoEntry ? null
                : throw LinuxException.Last($"folder {name} cannot be opened");
        }
    }

    /// <summary>Makes a folder within this one, or opens the one that is there, and gives it its mode.</summary>
    public FolderHandle CreateFolder(string name, uint mode)
    {
        fixed (byte* text = NativePath.Encode(name))
        {
            if (Libc.CreateFolderAt(Descriptor, text, 0x1C0) != 0 && Marshal.GetLastPInvokeError() != Errno.Exists)
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

    /// <summary>
    /// Makes a folder within this one that must not exist, and opens it; <see langword="null"/> where something of that name is there.
    /// </summary>
    /// <exception cref="LinuxException">It cannot be made; nothing of it stays.</exception>
    public FolderHandle? TryCreateFolder(string name, uint mode, (uint User, uint Group)? owner = null)
    {
        fixed (byte* text = NativePath.Encode(name))
        {
            if (Libc.CreateFolderAt(Descriptor, text, 0x1C0) != 0)
            {
                return Marshal.GetLastPInvokeError() == Errno.Exists ? null : throw LinuxException.Last($"folder {name} cannot be made");
            }
        }

        FolderHandle? made = null;
        try
        {
            made = TryOpenFolder(name) ?? throw new LinuxException(Errno.NoEntry, $"folder {name} cannot be opened");
            LinuxException.Check(Libc.ChangeMode(made.Descriptor, mode), $"folder {name} cannot be given its mode");
            // Given away last: from then on it is another's.
            if (owner is var (user, group) && Libc.EffectiveUser() == 0)
            {
                LinuxException.Check(Libc.ChangeOwner(made.Descriptor, user, group), $"folder {name} cannot be given to its user");
            }

            return made;
        }
        catch (LinuxException)
        {
            made?.Dispose();
            TryRemoveFolder(name);
            throw;
        }
    }

    /// <summary>Makes a file that must not exist, for appending.</summary>
    public int CreateAppend(string name, uint mode, (uint User, uint Group)? owner = null) =>
        OpenFile(name, Libc.OWriteOnly | Libc.OCreate | Libc.OExclusive | Libc.OAppend, mode, owner);

    /// <summary>Makes a file that must not exist, for reading and writing.</summary>
    public int CreateNew(string name, uint mode, (uint User, uint Group)? owner = null) =>
        OpenFile(name, Libc.OReadWrite | Libc.OCreate | Libc.OExclusive, mode, owner);

    /// <summary>Opens a file for appending, made where it does not exist.</summary>
    public int OpenAppend(string name, uint mode, (uint User, uint Group)? owner = null) =>
        OpenFile(name, Libc.OWriteOnly | Libc.OCreate | Libc.OAppend, mode, owner);

    /// <summary>Opens a file for reading and writing, made where it does not exist.</summary>
    public int OpenReadWrite(string name, uint mode, (uint User, uint Group)? owner = null) =>
        OpenFile(name, Libc.OReadWrite | Libc.OCreate, mode, owner);

    /// <summary>
    /// Makes a pipe with a name, in the place of one that is there, and opens both of its ends: who reads from it waits for what others
    /// write, and never finds its end.
    /// </summary>
    public int CreatePipe(string name, uint mode, (uint User, uint Group)? owner = null)
    {
        TryRemove(name);
        fixed (byte* text = NativePath.Encode(name))
        {
            LinuxException.Check(Libc.MakePipeAt(Descriptor, text, mode), $"pipe {name} cannot be made");
        }

        return OpenFile(name, Libc.OReadWrite, mode, owner);
    }

    /// <summary>
    /// Writes to a pipe with a name that somebody reads from; <see langword="false"/> where nobody does, or where it is full.
    /// </summary>
    /// <exception cref="LinuxException">There is none.</exception>
    public bool TryWriteToPipe(string name, ReadOnlySpan<byte> bytes)
    {
        int descriptor;
        fixed (byte* text = NativePath.Encode(name))
        {
            descriptor = Libc.OpenAt(Descriptor, text, Libc.OWriteOnly | Libc.ONoFollow | Libc.OCloseOnExec | Libc.ONonBlock, 0);
        }

        if (descriptor < 0)
        {
            return Marshal.GetLastPInvokeError() == Errno.NoDevice ? false : throw LinuxException.Last($"{name} cannot be written");
        }

        try
        {
            Descriptors.WriteAll(descriptor, bytes);
            return true;
        }
        catch (LinuxException full) when (full.ErrorNumber == Errno.Again)
        {
            return false;
        }
        finally
        {
            Descriptors.Close(descriptor);
        }
    }

    /// <summary>
    /// Opens a file for reading and writing that is this user's and has one name only; a negative number where there is none.
    /// </summary>
    /// <exception cref="LinuxException">It cannot be opened, or is another's, no plain file, or has a second name.</exception>
    public int OpenOwn(string name, bool atEnd = false)
    {
        int descriptor;
        fixed (byte* text = NativePath.Encode(name))
        {
            descriptor = Libc.OpenAt(
                Descriptor,
                text,
                Libc.OReadWrite
                    | Libc.ONoFollow
                    | Libc.OCloseOnExec
                    | Libc.ONonBlock
                    | Libc.ONoControllingTerminal
                    | (atEnd ? Libc.OAppend : 0),
                0
            );
        }

        if (descriptor < 0)
        {
            return Marshal.GetLastPInvokeError() == Errno.NoEntry ? -1 : throw LinuxException.Last($"{name} cannot be opened");
        }

        if (FileOwner.IsOwnAlone(descriptor))
        {
            return descriptor;
        }

        Descriptors.Close(descriptor);
        throw new LinuxException(Errno.NotPermitted, $"{name} is not the plain file that was put there");
    }

    /// <summary>
    /// Opens a file for reading, or <see langword="null"/> where there is none. A pipe is opened without waiting for its writer.
    /// </summary>
    /// <exception cref="LinuxException">It cannot be opened, or is a symbolic link.</exception>
    public SafeFileHandle? OpenRead(string name) =>
        OpenForReading(name) is var descriptor and >= 0 ? new SafeFileHandle(descriptor, ownsHandle: true) : null;

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
        fixed (byte* text = NativePath.Encode(name))
        {
            return Libc.UnlinkAt(Descriptor, text, 0) == 0;
        }
    }

    /// <summary>Removes a folder with nothing in it; <see langword="false"/> where that is not possible.</summary>
    public bool TryRemoveFolder(string name)
    {
        fixed (byte* text = NativePath.Encode(name))
        {
            return Libc.UnlinkAt(Descriptor, text, Libc.RemoveFolderFlag) == 0;
        }
    }

    /// <summary>Whether something of this name is there, whatever it is.</summary>
    public bool Has(string name) => FolderStatus.Exists(Descriptor, name);

    /// <summary>
    /// Makes a symbolic link, there with its text in one step; <see langword="false"/> where something of that name is there.
    /// </summary>
    /// <exception cref="LinuxException">It cannot be made.</exception>
    public bool TryLink(string name, string text)
    {
        fixed (byte* where = NativePath.Encode(name))
        fixed (byte* what = NativePath.Encode(text))
        {
            return Libc.LinkAt(what, Descriptor, where) == 0
                || (Marshal.GetLastPInvokeError() == Errno.Exists ? false : throw LinuxException.Last($"link {name} cannot be made"));
        }
    }

    /// <summary>The text of a symbolic link, or <see langword="null"/> where there is no link of this name.</summary>
    public string? ReadLink(string name)
    {
        const int Most = 4096;
        var buffer = stackalloc byte[Most];
        fixed (byte* text = NativePath.Encode(name))
        {
            var length = Libc.ReadLinkAt(Descriptor, text, buffer, Most);
            return length < 0 ? null : System.Text.Encoding.UTF8.GetString(buffer, (int)length);
        }
    }

    /// <summary>Moves what has this name into another folder of the same file system. A link is moved, not followed.</summary>
    /// <exception cref="LinuxException">It cannot be moved.</exception>
    public void MoveTo(FolderHandle other, string name, string newName)
    {
        fixed (byte* old = NativePath.Encode(name))
        fixed (byte* now = NativePath.Encode(newName))
        {
            const uint NoReplace = 1;
            var moved = Libc.RenameAtWith(Descriptor, old, other.Descriptor, now, NoReplace);
            if (moved != 0 && Marshal.GetLastPInvokeError() == Errno.Invalid)
            {
                // A file system that cannot promise it.
                moved = other.Has(newName)
                    ? throw new LinuxException(Errno.Exists, $"{name} cannot be moved")
                    : Libc.RenameAt(Descriptor, old, other.Descriptor, now);
            }

            LinuxException.Check(moved, $"{name} cannot be moved");
        }
    }

    /// <summary>The names in the folder now, without <c>.</c> and <c>..</c>, as the system gives them: some at a time.</summary>
    public FolderNames Names() => new(this);

    /// <summary>Lets two files take each other's names in one step; <see langword="false"/> where either is not there.</summary>
    public bool TryExchange(string one, string other)
    {
        const uint Exchange = 2;
        fixed (byte* first = NativePath.Encode(one))
        fixed (byte* second = NativePath.Encode(other))
        {
            return Libc.RenameAtWith(Descriptor, first, Descriptor, second, Exchange) == 0
                || (Marshal.GetLastPInvokeError() == Errno.NoEntry ? false : throw LinuxException.Last($"{other} cannot be replaced"));
        }
    }

    /// <summary>Renames a file; one of the new name is replaced.</summary>
    public void Rename(string from, string to)
    {
        fixed (byte* old = NativePath.Encode(from))
        fixed (byte* now = NativePath.Encode(to))
        {
            LinuxException.Check(Libc.RenameAt(Descriptor, old, Descriptor, now), $"{to} cannot be written");
        }
    }

    /// <summary>Renames a file to a name that must be free.</summary>
    /// <exception cref="LinuxException">The name is taken, or the system refused.</exception>
    public void RenameToFree(string from, string to)
    {
        const uint NoReplace = 1;
        fixed (byte* old = NativePath.Encode(from))
        fixed (byte* now = NativePath.Encode(to))
        {
            if (Libc.RenameAtWith(Descriptor, old, Descriptor, now, NoReplace) == 0)
            {
                return;
            }

            // Some file systems have no such rename: there a second name is made, which must be free as well.
            if (Marshal.GetLastPInvokeError() != Errno.Invalid || Libc.LinkAt(Descriptor, old, Descriptor, now, 0) != 0)
            {
                throw LinuxException.Last($"{to} cannot be made");
            }
        }

        TryRemove(from);
    }

    /// <summary>Gives the folder itself these permission bits.</summary>
    public void ChangeMode(uint permissions) =>
        LinuxException.Check(Libc.ChangeMode(Descriptor, permissions), "a folder cannot be given its mode");

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
        fixed (byte* text = NativePath.Encode(name))
        {
            // Non-blocking, so that a pipe put in the file's place cannot hold the reader up.
            descriptor = Libc.OpenAt(Descriptor, text, Libc.OReadOnly | Libc.ONoFollow | Libc.OCloseOnExec | Libc.ONonBlock, 0);
        }

        return descriptor >= 0 || Marshal.GetLastPInvokeError() == Errno.NoEntry
            ? descriptor
            : throw LinuxException.Last($"{name} cannot be read");
    }

    private int OpenFile(string name, int flags, uint mode, (uint User, uint Group)? owner)
    {
        int descriptor;
        fixed (byte* text = NativePath.Encode(name))
        {
            descriptor = Libc.OpenAt(
                Descriptor,
                text,
                flags | Libc.ONoFollow | Libc.OCloseOnExec | Libc.ONoControllingTerminal | Libc.ONonBlock,
                mode
            );
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
