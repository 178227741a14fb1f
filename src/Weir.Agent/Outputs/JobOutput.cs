using System.IO.Compression;
using Microsoft.Win32.SafeHandles;
using Weir.Linux;
using Weir.Protocol;
using Weir.Shepherd;

namespace Weir.Agent.Outputs;

/// <summary>The files of a job's output. They belong to the job's user: they are opened without following links.</summary>
internal static class JobOutput
{
    /// <summary>What a compressed file has behind its name.</summary>
    public const string Compressed = ".gz";

    /// <summary>The names of both.</summary>
    public static IReadOnlyList<string> Names { get; } = [JobFiles.Output, JobFiles.Error];

    /// <summary>What a job that is over wrote, whether it is compressed or not; <see langword="null"/> where there is nothing.</summary>
    public static Stream? OpenContent(string folder, string name) =>
        Open(folder, name) is { } plain ? plain
        : Open(folder, name + Compressed) is { } compressed ? new GZipStream(compressed, CompressionMode.Decompress)
        : null;

    /// <summary>A file as it lies there; <see langword="null"/> where there is none.</summary>
    /// <exception cref="AgentRefusedException">Its user replaced it.</exception>
    public static FileStream? Open(string folder, string name)
    {
        SafeFileHandle? file;
        try
        {
            using var outer = FolderHandle.Open(folder);
            var isOwn = outer.Facts.Owner == UserAccounts.CurrentUserId;
            // An older agent's folder holds them itself, and is the job's user's, who may have given another's file their name.
            using var files = isOwn ? outer.TryOpenFolder(JobFiles.FilesFolder) : null;
            file = (files ?? outer).OpenRead(name);
            if (file is not null && !isOwn && FileOwner.Read((int)file.DangerousGetHandle()) != outer.Facts.Owner)
            {
                file.Dispose();
                throw Replaced(name);
            }
        }
        catch (LinuxException missing) when (missing.ErrorNumber == Errno.NoEntry)
        {
            return null;
        }
        catch (LinuxException link) when (link.ErrorNumber is Errno.TooManyLinks or Errno.NoDevice)
        {
            throw Replaced(name);
        }

        if (file is null)
        {
            return null;
        }

        // Asked of what is open: a path asked before could be another file by now.
        if (File.GetAttributes(file).HasFlag(FileAttributes.Directory))
        {
            file.Dispose();
            throw Replaced(name);
        }

        var stream = new FileStream(file, FileAccess.Read, bufferSize: 0);
        if (!stream.CanSeek)
        {
            stream.Dispose();
            throw Replaced(name);
        }

        return stream;
    }

    /// <summary>Puts a compressed file in the place of a plain one.</summary>
    /// <param name="folder">The job's folder.</param>
    /// <param name="name">The file.</param>
    /// <param name="owner">Whose it is.</param>
    public static void Compress(string folder, string name, (uint User, uint Group) owner)
    {
        const uint Mode = 0x120;
        using var plain = Open(folder, name);
        using var outer = FolderHandle.Open(folder);
        using var files = outer.TryOpenFolder(JobFiles.FilesFolder);
        if (plain is null || files is null)
        {
            return;
        }

        var aside = $".{name}{Compressed}";
        files.TryRemove(aside);
        using (var handle = new SafeFileHandle(files.CreateNew(aside, Mode, owner), ownsHandle: true))
        using (var made = new FileStream(handle, FileAccess.Write, bufferSize: 0))
        {
            using (var compressed = new GZipStream(made, CompressionLevel.Optimal, leaveOpen: true))
            {
                plain.CopyTo(compressed, 1 << 16);
            }

            made.Flush(flushToDisk: true);
        }

        files.Rename(aside, name + Compressed);
        files.Synchronize();
        files.TryRemove(name);
    }

    /// <summary>Removes both files, in whatever form they are.</summary>
    public static void Remove(string folder)
    {
        try
        {
            using var outer = FolderHandle.Open(folder);
            using var files = outer.TryOpenFolder(JobFiles.FilesFolder);
            foreach (var name in Names)
            {
                files?.TryRemove(name);
                files?.TryRemove(name + Compressed);
            }
        }
        catch (LinuxException none) when (none.ErrorNumber == Errno.NoEntry)
        {
            // The job is forgotten, with its folder.
            return;
        }
    }

    private static AgentRefusedException Replaced(string name) =>
        new(ProblemCodes.NotAllowed, $"{name} of the job is not a file any more: its user replaced it");
}
