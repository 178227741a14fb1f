using System.Globalization;
using System.Text;
using Weir.Agent.Gate;
using Weir.Agent.Jobs;
using Weir.Agent.Machine;
using Weir.Linux;
using Weir.Shepherd;

namespace Weir.Agent.Running;

/// <summary>Output that reached its bound: what shepherds say of it, and what is beyond once they are gone.</summary>
internal sealed class FullOutput(AgentOptions options, JobFolders folders, RuleBook rules)
{
    /// <summary>Takes what was said, once. The caller is inside the job.</summary>
    public OutputWord? Take(TrackedJob job) =>
        !job.InPlace && Read(folders.PathOf(job.Number)) is [var way, var file, var text] && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var most)
            ? new OutputWord(way == "end", file, most)
            : null;

    /// <summary>
    /// Cuts what the processes that a command left behind write beyond the bound, after its shepherd has gone; whether there was something
    /// to cut. The caller is inside the job.
    /// </summary>
    public bool Cut(TrackedJob job)
    {
        if (job.InPlace)
        {
            return false;
        }

        var limit = rules.OutputOf(job.Row.Rule, options.Quotas);
        var most = limit.Most + limit.Note.Length;
        using var records = JobRecordsFolder.TryOpen(folders.PathOf(job.Number));
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
