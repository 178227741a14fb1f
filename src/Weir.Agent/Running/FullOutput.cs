using System.Globalization;
using System.Text;
using Weir.Agent.Jobs;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Linux;
using Weir.Shepherd;
using Weir.Stores.Agent;

namespace Weir.Agent.Running;

/// <summary>What shepherds say of output that reached its bound: said to people once, and the job is ended where its rule wants that.</summary>
internal sealed class FullOutput(JobFolders folders, JobRecorder recorder, JobCanceller canceller, TimeProvider time)
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
