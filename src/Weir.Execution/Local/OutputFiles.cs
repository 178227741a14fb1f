using System.Globalization;
using System.Text;
using Weir.Jobs;
using Weir.Linux;
using Weir.Shepherd;

namespace Weir.Execution.Local;

/// <summary>
/// The output of a stored job that reached its bound: what its shepherd says of it, and what is beyond once nobody watches it.
/// </summary>
internal static class OutputFiles
{
    /// <summary>Takes what was said, once.</summary>
    /// <param name="folder">The job's folder.</param>
    public static OutputNotice? ReadNotice(string folder) =>
        Read(folder) is [var way, var file, var text] && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var most)
            ? new OutputNotice(way == "end", file, most)
            : null;

    /// <summary>
    /// Cuts what the processes that a command left behind write beyond the bound, after its shepherd has gone; whether there was something
    /// to cut.
    /// </summary>
    public static bool Cut(string folder, OutputLimit limit)
    {
        var most = limit.Most + limit.Note.Length;
        using var records = JobRecordsFolder.TryOpen(folder);
        using var files = records is { IsTrusted: true, Handle: var handle } ? handle.TryOpenFolder(JobFiles.FilesFolder) : null;
        return files is not null && (Cut(files, JobFiles.Output, most) | Cut(files, JobFiles.Error, most));
    }

    private static bool Cut(FolderHandle files, string name, long most)
    {
        if (!files.Has(name))
        {
            return false;
        }

        const uint Mode = 0x1A0;
        var file = files.OpenReadWrite(name, Mode);
        try
        {
            if (Descriptors.SizeOf(file) <= most)
            {
                return false;
            }

            Descriptors.Shorten(file, most);
            return true;
        }
        finally
        {
            Descriptors.Close(file);
        }
    }

    private static string[]? Read(string folder)
    {
        const int Most = 256;
        using var records = JobRecordsFolder.TryOpen(folder);
        if (records is not { IsTrusted: true, Handle: var handle })
        {
            return null;
        }

        try
        {
            if (handle.Read(JobFiles.OutputFull, Most) is not { } said)
            {
                return null;
            }

            handle.TryRemove(JobFiles.OutputFull);
            var words = Encoding.ASCII.GetString(said).TrimEnd('\n').Split(' ');
            return words is ["cut" or "end", JobFiles.Output or JobFiles.Error, _] ? words : null;
        }
        catch (LinuxException)
        {
            // Something else lies there, which says nothing.
            handle.TryRemove(JobFiles.OutputFull);
            return null;
        }
    }
}
