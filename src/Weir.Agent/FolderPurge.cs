using Microsoft.Extensions.Logging;
using Weir.Execution;
using Weir.Jobs;
using Weir.Linux;

namespace Weir.Agent;

/// <summary>
/// Removes the folders of jobs that are forgotten. Their users, or what still runs of the jobs, may be changing them meanwhile: see
/// <see cref="TreeRemoval"/>. One that cannot be removed keeps none of the others, and is tried again at the next purge.
/// </summary>
internal sealed class FolderPurge(AgentOptions options, JobFolders folders, ILogger<FolderPurge> log)
{
    private const string Place = ".removed";

    public void Remove(IReadOnlyList<TrackingNumber> forgotten, DateTimeOffset before, CancellationToken cancellationToken)
    {
        using (var jobs = FolderHandle.Open(Path.Join(options.Jobs, ".")))
        using (var removal = TreeRemoval.Open(jobs, Place))
        {
            foreach (var number in forgotten)
            {
                MoveAside(removal, jobs, number.ToString());
            }

            folders.Aside.Purge(before, removal);
            Clear(removal, options.Jobs, cancellationToken);
        }

        if (Directory.Exists(options.Untracked))
        {
            using var untracked = FolderHandle.Open(Path.Join(options.Untracked, "."));
            using var removal = TreeRemoval.Open(untracked, Place);
            foreach (var name in Older(untracked, before))
            {
                MoveAside(removal, untracked, name);
            }

            Clear(removal, options.Untracked, cancellationToken);
        }
    }

    /// <summary>
    /// The jobs whose folders are there and were last changed before; whether they are over, and known, is not looked at.
    /// </summary>
    public IReadOnlyList<TrackingNumber> Older(DateTimeOffset before)
    {
        using var jobs = FolderHandle.Open(Path.Join(options.Jobs, "."));
        return [.. folders.Aside.Numbers().Where(number => IsOlder(jobs, number.ToString(), before))];
    }

    // By the time of the folder, which nobody but the agent and its shepherds changes.
    private static List<string> Older(FolderHandle parent, DateTimeOffset before)
    {
        List<string> found = [];
        var names = parent.Names();
        while (names.Next() is { } some)
        {
            found.AddRange(
                some.Select(one => System.Text.Encoding.ASCII.GetString(one.Name))
                    .Where(name => name != Place && IsOlder(parent, name, before))
            );
        }

        return found;
    }

    private static bool IsOlder(FolderHandle parent, string name, DateTimeOffset before)
    {
        using var folder = parent.TryOpenFolder(name);
        return folder?.Facts.ModifiedAt < before;
    }

    private void MoveAside(TreeRemoval removal, FolderHandle from, string name)
    {
        try
        {
            removal.MoveAside(from, name);
        }
        catch (LinuxException refused) when (refused.ErrorNumber == Errno.NoEntry)
        {
            // It never had one.
            return;
        }
        catch (LinuxException refused)
        {
            log.NotRemoved(name, refused.Message);
        }
    }

    private void Clear(TreeRemoval removal, string where, CancellationToken cancellationToken)
    {
        foreach (var what in removal.Clear(cancellationToken))
        {
            log.NotRemoved(where, what);
        }
    }
}
