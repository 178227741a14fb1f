using Microsoft.Extensions.Logging;
using Weir.Agent.Gate;
using Weir.Agent.Jobs;
using Weir.Agent.Machine;
using Weir.Agent.Running;
using Weir.Jobs;
using Weir.Linux;
using Weir.Stores.Agent;

namespace Weir.Agent.Ways.At;

/// <summary>
/// The way in for at: looks at its spool whenever the kernel says that it changed. A job under a track rule gets the marked line
/// and is registered when atd runs it; one under a queue rule is registered at once, held by its execute bit, and let go by the
/// server's order; then atd runs it when its time has come.
/// </summary>
internal sealed partial class AtWay(
    AgentOptions options, AtSpool spool, WayBook ways, Intake intake, RuleBook rules, JobLedger ledger, AtHeld held, JobExecutor executor, JobInbox inbox, AtNotices notices,
    AtUnmarked unmarked, Observations observations, IAgentJournal journal, Errands errands, TimeProvider time, ILogger<AtWay> log) : IDisposable
{
    private const string MachineGate = "/run/weir/gate";

    private readonly SemaphoreSlim _inside = new(1, 1);
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);
    private readonly AtOpened _opened = new(spool);
    private readonly HashSet<string> _running = new(StringComparer.Ordinal);
    private volatile bool _givingBack;

    /// <exception cref="WayException">There is no at, or this agent may not touch its spool.</exception>
    public WayChange Install()
    {
        if (UserAccounts.CurrentUserId != 0)
        {
            throw new WayException("at's spool is root's: run weir up as root for jobs of at");
        }

        if (!spool.Exists)
        {
            throw new WayException($"{spool.Folder} is not there: install at first");
        }

        _givingBack = false;
        IReadOnlyList<string> place = [spool.Folder];
        return ways.IsInstalled("at") ? new WayChange([], place, place, []) : new WayChange(place, [], place, []);
    }

    /// <summary>Gives every job in the spool back as at wrote it.</summary>
    public async Task<WayChange> RemoveAsync()
    {
        // What is given back must not be taken again before the book says that the way is off.
        _givingBack = true;
        List<string> changed = [];
        await _inside.WaitAsync().ConfigureAwait(false);
        try
        {
            foreach (var entry in spool.Exists ? spool.List().Where(entry => !entry.Runs) : [])
            {
                if (await GiveBackAsync(entry).ConfigureAwait(false))
                {
                    changed.Add(Path.Join(spool.Folder, entry.File));
                }
            }
        }
        finally
        {
            _inside.Release();
        }

        return new WayChange(changed, [], [], []);
    }

    /// <summary>Follows the spool until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (UserAccounts.CurrentUserId != 0 || !spool.Exists)
        {
            return;
        }

        rules.Changed += () => errands.Run("looking at at's spool", ScanAsync);
        spool.Tidy();
        using var changes = new Inotify();
        changes.Watch(spool.Folder, FileChanges.Created | FileChanges.Attributes | FileChanges.MovedTo | FileChanges.Deleted);
        try
        {
            await ScanAsync().ConfigureAwait(false);
            await foreach (var change in changes.Changes(cancellationToken).ConfigureAwait(false))
            {
                if (change.What.HasFlag(FileChanges.Overflow))
                {
                    await ScanAsync().ConfigureAwait(false);
                }
                else if (AtEntry.Of(change.Name) is { } entry)
                {
                    await LookAsync(entry, change.What).ConfigureAwait(false);
                }
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The agent ends; the jobs stay in the spool.
        }
    }

    /// <summary>Looks at every job in the spool, and for those that are not there any more.</summary>
    public async Task ScanAsync()
    {
        if (!spool.Exists || !ways.IsInstalled("at"))
        {
            return;
        }

        var entries = spool.List();
        foreach (var entry in entries)
        {
            await LookAsync(entry, FileChanges.Attributes).ConfigureAwait(false);
        }

        await _inside.WaitAsync().ConfigureAwait(false);
        try
        {
            foreach (var job in ledger.All.Where(job => job.Spooled && !held.Has(job.Number)))
            {
                inbox.Post(job, new LeftSpool());
            }
        }
        finally
        {
            _inside.Release();
        }
    }

    public void Dispose()
    {
        _opened.Dispose();
        _inside.Dispose();
    }

    private async Task LookAsync(AtEntry entry, FileChanges what)
    {
        await _inside.WaitAsync().ConfigureAwait(false);
        try
        {
            if (what.HasFlag(FileChanges.Deleted))
            {
                await LeftAsync(entry).ConfigureAwait(false);
            }
            else if (!ways.IsInstalled("at"))
            {
                return;
            }
            else if (what.HasFlag(FileChanges.Created) && !entry.Runs)
            {
                _opened.Open(entry);
            }
            else
            {
                await EnteredAsync(entry).ConfigureAwait(false);
            }
        }
        catch (Exception refused) when (refused is LinuxException or IOException or UnauthorizedAccessException or AgentRefusedException)
        {
            // at's job is not ours to lose: it runs as if there were no gate. Said once, since what is done about it is a change too.
            if (_told.Add(entry.Rest))
            {
                log.Failed($"taking at's job {entry.Job} through the gate", refused);
            }

            if (!held.Has(entry) && !unmarked.Knows(entry, out _))
            {
                spool.TryFree(entry, time.GetUtcNow());
            }
        }
        finally
        {
            _inside.Release();
        }
    }

    // A marked job: after a restart of the agent, after atd took it up, or our own change coming back.
    private async Task ReturnedAsync(AtEntry entry, TrackingNumber number, bool free)
    {
        if (ledger.TryFind(number, out var job))
        {
            held.Keep(job, entry);
            if (job.MayRun && !free && !entry.Runs)
            {
                held.Free(job);
            }
        }
        else if (!entry.Runs)
        {
            // Over while nobody looked: cancelled, as atrm has it. One that the journal does not know is not ours to remove.
            if (await journal.FindAsync(number, CancellationToken.None).ConfigureAwait(false) is { EndedAt: not null })
            {
                spool.TryRemove(entry);
            }
            else
            {
                await GiveBackAsync(entry).ConfigureAwait(false);
            }
        }
    }

    private async Task LeftAsync(AtEntry entry)
    {
        // atd takes a job up by a second name, and then takes the first away.
        if (!entry.Runs && _running.Contains(entry.Rest))
        {
            return;
        }

        _running.Remove(entry.Rest);
        if (entry.Runs && _opened.Read(entry) is { } script)
        {
            await LateAsync(entry, script).ConfigureAwait(false);
        }

        _opened.Close(entry);
        _seen.Remove(entry.Rest);
        _told.Remove(entry.Rest);
        await unmarked.ForgetAsync(entry).ConfigureAwait(false);
        foreach (var number in held.Forget(entry))
        {
            if (ledger.TryFind(number, out var job))
            {
                inbox.Post(job, new LeftSpool());
            }
        }
    }

    private async Task<bool> GiveBackAsync(AtEntry entry)
    {
        if (spool.Look(entry) is not { } look)
        {
            return false;
        }

        var number = AtScript.FindMark(look.Head) is { } mark ? mark.Number : (TrackingNumber?)null;
        if (unmarked.Knows(entry, out var known))
        {
            number ??= known;
            await unmarked.ForgetAsync(entry).ConfigureAwait(false);
        }
        else if (AtScript.FindMark(look.Head) is null || spool.Read(entry) is not { } script
            || !spool.TryReplace(entry, AtScript.WithoutMark(script), look.Facts.UserId, free: true))
        {
            return false;
        }

        spool.TryFree(entry, time.GetUtcNow());
        if (number is { } of && held.Forget(of) && ledger.TryFind(of, out var job))
        {
            await executor.HandleAsync(job, new LeftSpool()).ConfigureAwait(false);
        }

        return true;
    }

    private string? Gate => options.GateFile == MachineGate ? null : options.GateFile;
}
