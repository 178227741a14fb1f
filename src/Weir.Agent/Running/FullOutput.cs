using System.Globalization;
using System.Text;
using Weir.Agent.Gate;
using Weir.Agent.Jobs;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Linux;
using Weir.Shepherd;
using Weir.Stores.Agent;

namespace Weir.Agent.Running;

/// <summary>What shepherds say of output that reached its bound: said to people once, and the job is ended where its rule wants that.</summary>
internal sealed class FullOutput(AgentOptions options, JobFolders folders, RuleBook rules, JobRecorder recorder, JobCanceller canceller, TimeProvider time)
{
    private const int GraceSeconds = 10;

    /// <summary>Takes what was said. The caller is inside the job.</summary>
    public async Task TakeAsync(TrackedJob job)
    {
        if (job.InPlace || Read(folders.PathOf(job.Number)) is not [var way, var file, var text] || !long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var most))
        {
            return;
        }

        var row = job.Row;
        var said = $"job {row.Number} {row.Name} wrote more than {ByteSize.Text(most)} to {file}";
        if (way == "end" && job.MayRun && !job.CancelAsked)
        {
            var ended = $"{said}, the most that its rule allows: it is ended";
            await recorder.WriteAsync(job, JobCanceller.Marked(row, ended), [Message(row, ended)]).ConfigureAwait(false);
            canceller.End(job, GraceSeconds, Actor.Weir);
            return;
        }

        var cut = $"{said}, the most that is kept (output of its rule, or --quota {QuotaNames.Output}): what is beyond is dropped, and the job goes on";
        await recorder.WriteAsync(new JournalEntry { Facts = [Message(row, cut)] }).ConfigureAwait(false);
    }

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

    private AgentMessage Message(JournalJob row, string text) => new(time.GetUtcNow(), MessageSeverity.Warning, "output-full", text, row.Number);

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
