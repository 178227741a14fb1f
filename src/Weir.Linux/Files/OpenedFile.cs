using Microsoft.Win32.SafeHandles;
using Weir.Linux.Interop;

namespace Weir.Linux;

/// <summary>
/// A file opened once and no matter what its name stands for a moment later: what is checked, what is read and what is changed is
/// this one file. Opened without following a link and without waiting for the writer of a pipe.
/// </summary>
public sealed class OpenedFile : IDisposable
{
    private readonly FolderHandle _folder;
    private readonly string _name;
    private readonly SafeFileHandle _file;

    private OpenedFile(FolderHandle folder, string name, SafeFileHandle file)
    {
        _folder = folder;
        _name = name;
        _file = file;
        Facts = FileStatus.Read(file);
    }

    /// <summary>What the kernel said of it when it was opened.</summary>
    public FileStatus Facts { get; }

    /// <summary>Opens a file of the folder, which must stay open as long; <see langword="null"/> where there is none.</summary>
    /// <exception cref="LinuxException">It cannot be opened, or is a symbolic link.</exception>
    public static OpenedFile? Open(FolderHandle folder, string name)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return folder.OpenRead(name) is { } file ? new OpenedFile(folder, name, file) : null;
    }

    /// <summary>Reads it from its beginning.</summary>
    /// <exception cref="LinuxException">The system refused, or there is more than <paramref name="most"/>.</exception>
    public byte[] Read(int most) => Descriptors.ReadAll((int)_file.DangerousGetHandle(), most);

    /// <summary>Its first bytes, at most this many.</summary>
    public byte[] ReadHead(int most)
    {
        var bytes = new byte[Math.Min(most, Facts.Size)];
        var length = 0;
        while (length < bytes.Length && RandomAccess.Read(_file, bytes.AsSpan(length), length) is > 0 and var count)
        {
            length += count;
        }

        return bytes[..length];
    }

    /// <summary>Gives it these permission bits; nothing happens where it has them.</summary>
    /// <exception cref="LinuxException">The system refused.</exception>
    public void ChangeMode(uint permissions)
    {
        if (FileStatus.Read(_file).Permissions != permissions)
        {
            LinuxException.Check(Libc.ChangeMode((int)_file.DangerousGetHandle(), permissions), $"{_name} cannot be given its mode");
        }
    }

    /// <summary>
    /// Puts other bytes in its place, as a new file of the same owner, group and mode that takes its name in one step.
    /// <see langword="false"/> where the name stands for another file meanwhile: then nothing is changed.
    /// </summary>
    /// <exception cref="LinuxException">The system refused; the file is as it was.</exception>
    public bool TryReplace(ReadOnlySpan<byte> bytes)
    {
        var temporary = $".{_name}.{Libc.ProcessId()}";
        _folder.TryRemove(temporary);
        var descriptor = _folder.CreateNew(temporary, 0x180, (Facts.UserId, Facts.GroupId));
        try
        {
            Descriptors.WriteAll(descriptor, bytes);
            LinuxException.Check(Libc.ChangeMode(descriptor, Facts.Permissions), $"{_name} cannot be given its mode");
            LinuxException.Check(Libc.Synchronize(descriptor), $"{_name} cannot be made durable");
            if (!_folder.TryExchange(temporary, _name))
            {
                return false;
            }

            // The new file's temporary name now stands for what was replaced: it must be the file that was checked.
            if (FileStatus.Read(_folder, temporary) is { } replaced && replaced.IsSameFile(Facts) && replaced == Facts)
            {
                _folder.Synchronize();
                return true;
            }

            _folder.TryExchange(temporary, _name);
            return false;
        }
        finally
        {
            Descriptors.Close(descriptor);
            _folder.TryRemove(temporary);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _file.Dispose();
}
