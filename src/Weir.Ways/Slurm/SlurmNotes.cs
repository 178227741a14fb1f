using Weir.Linux;

namespace Weir.Ways.Slurm;

/// <summary>
/// Hears of starts and ends from slurmctld, by one datagram each, and of held jobs by the file that the hook opens. Either is a reason to
/// look, where it is about a job that Weir knows or wants.
/// </summary>
internal sealed class SlurmNotes(SlurmGateFiles files, SlurmKnownJobs known, SlurmAdmission admission, SlurmLooks looks)
{
    /// <summary>Takes datagrams until cancelled. Only what root or slurmctld's user sent counts.</summary>
    public async Task ReceiveAsync(CancellationToken cancellationToken)
    {
        using var receiver = new HintReceiver(files.Notes);
        while (true)
        {
            var (text, user) = await receiver.ReceiveAsync(cancellationToken).ConfigureAwait(false);
            if (
                (user == 0 || user == FileStatus.At(files.Held)?.UserId)
                && SlurmNote.Parse(text) is { } note
                && (known.Find(note.Job) is not null || admission.Matches(note))
            )
            {
                looks.Ask();
            }
        }
    }

    /// <summary>Follows the file until cancelled.</summary>
    public async Task FollowHeldAsync(CancellationToken cancellationToken)
    {
        using var changes = new Inotify();
        changes.Watch(files.Folder, FileChanges.ClosedAfterWrite);
        await foreach (var change in changes.Changes(cancellationToken).ConfigureAwait(false))
        {
            if (change.What.HasFlag(FileChanges.Overflow) || change.Name == SlurmGateFiles.HeldFile)
            {
                looks.Ask();
            }
        }
    }
}
