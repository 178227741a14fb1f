using Weir.Agent.Files;
using Weir.Agent.Jobs;
using Weir.Agent.Machine;
using Weir.Agent.Running;
using Weir.Execution;
using Weir.Shepherd;

namespace Weir.Agent.Outputs;

/// <summary>Has jobs looked at whenever their output has grown; not more often than a few times a second.</summary>
internal sealed class OutputFollowing(
    JobFolders folders,
    FolderChanges changes,
    JobInbox inbox,
    BackgroundTasks backgroundTasks,
    TimeProvider time
)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Begins.</summary>
    public void Follow(TrackedJob job) => backgroundTasks.Run($"following the output of job {job.Number}", () => FollowAsync(job));

    private async Task FollowAsync(TrackedJob job)
    {
        using var signal = new FolderSignal(changes);
        var folder = Path.Join(folders.PathOf(job.Number), JobFiles.FilesFolder);
        var seen = -1L;
        while (!job.IsOver)
        {
            signal.TryWatch(folder);
            var size = JobOutput.Names.Sum(name =>
                new FileInfo(Path.Join(folder, name)) is { Exists: true, Length: var length } ? length : 0
            );
            if (size != seen)
            {
                seen = size;
                if (job.RequestCheck())
                {
                    inbox.Post(job, new Checked(CheckReason.Output));
                }

                await Task.Delay(Pause, time, backgroundTasks.Stopping).ConfigureAwait(false);
                continue;
            }

            await Task.WhenAny(job.End, signal.WaitAsync(Longest, time, backgroundTasks.Stopping)).ConfigureAwait(false);
            backgroundTasks.Stopping.ThrowIfCancellationRequested();
        }
    }
}
