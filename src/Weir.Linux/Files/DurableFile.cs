using Weir.Linux.Interop;

namespace Weir.Linux;

/// <summary>Files that are there whole or not at all, whatever fails.</summary>
public static class DurableFile
{
    /// <summary>Writes <c>name</c> beside the target, makes it durable, renames it and makes the folder durable.</summary>
    /// <exception cref="LinuxException">It could not be written; the old file, if any, is as it was.</exception>
    public static void Write(string folder, string name, ReadOnlySpan<byte> bytes, uint mode = 0x1A0, (uint User, uint Group)? owner = null)
    {
        using var handle = FolderHandle.Open(folder);
        Write(handle, name, bytes, mode, owner);
    }

    /// <inheritdoc cref="Write(string, string, ReadOnlySpan{byte}, uint, ValueTuple{uint, uint}?)" />
    public static void Write(
        FolderHandle folder,
        string name,
        ReadOnlySpan<byte> bytes,
        uint mode = 0x1A0,
        (uint User, uint Group)? owner = null
    )
    {
        Replace(folder, name, bytes, isDurable: true, mode, owner);
        folder.Synchronize();
    }

    /// <summary>
    /// Writes it so that a reader sees it whole or not at all, and leaves the disk to the system: a crash of any process loses
    /// nothing, a loss of power may.
    /// </summary>
    /// <exception cref="LinuxException">It could not be written; the old file, if any, is as it was.</exception>
    public static void Replace(
        FolderHandle folder,
        string name,
        ReadOnlySpan<byte> bytes,
        uint mode = 0x1A0,
        (uint User, uint Group)? owner = null
    ) => Replace(folder, name, bytes, isDurable: false, mode, owner);

    /// <summary>Makes durable what was put.</summary>
    /// <exception cref="LinuxException">The system cannot.</exception>
    public static void Synchronize(FolderHandle folder, string name)
    {
        var descriptor = folder.OpenReadWrite(name, 0);
        try
        {
            LinuxException.Check(Libc.Synchronize(descriptor), $"{name} cannot be made durable");
        }
        finally
        {
            Descriptors.Close(descriptor);
        }

        folder.Synchronize();
    }

    private static void Replace(
        FolderHandle folder,
        string name,
        ReadOnlySpan<byte> bytes,
        bool isDurable,
        uint mode,
        (uint User, uint Group)? owner
    )
    {
        var temporary = $".{name}.{Libc.ProcessId()}";
        var descriptor = Create(folder, temporary, mode, owner);
        try
        {
            Descriptors.WriteAll(descriptor, bytes);
            if (isDurable)
            {
                LinuxException.Check(Libc.Synchronize(descriptor), $"{name} cannot be made durable");
            }

            folder.Rename(temporary, name);
        }
        catch (LinuxException)
        {
            folder.TryRemove(temporary);
            throw;
        }
        finally
        {
            Descriptors.Close(descriptor);
        }
    }

    private static int Create(FolderHandle folder, string temporary, uint mode, (uint User, uint Group)? owner)
    {
        try
        {
            return folder.CreateNew(temporary, mode, owner);
        }
        catch (LinuxException there) when (there.ErrorNumber == Errno.Exists)
        {
            // A leftover of a process that had this id before.
            folder.TryRemove(temporary);
            return folder.CreateNew(temporary, mode, owner);
        }
    }
}
