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
    public static void Write(FolderHandle folder, string name, ReadOnlySpan<byte> bytes, uint mode = 0x1A0, (uint User, uint Group)? owner = null)
    {
        var temporary = $".{name}.{Libc.ProcessId()}";
        // A leftover of a process that had this id before.
        folder.TryRemove(temporary);
        var descriptor = folder.CreateNew(temporary, mode, owner);
        try
        {
            Descriptors.WriteAll(descriptor, bytes);
            LinuxException.Check(Libc.Synchronize(descriptor), $"{name} cannot be made durable");
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

        folder.Synchronize();
    }
}
