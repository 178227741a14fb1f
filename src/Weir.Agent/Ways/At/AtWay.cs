using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Weir.Agent.Gate;
using Weir.Agent.Jobs;
using Weir.Agent.Running;
using Weir.Jobs;
using Weir.Linux;
using Weir.Stores.Agent;
using Weir.Tracking.Gate;
using Weir.Tracking.Rules;

namespace Weir.Agent.Ways.At;

/// <summary>
/// The way in for at: looks at its spool whenever the kernel says that it changed. A job under a track rule gets the marked line
/// and is registered when atd runs it; one under a queue rule is registered at once, held by its execute bit, and let go by the
/// server's order; then atd runs it when its time has come.
/// </summary>
internal sealed class AtWay(
    AgentOptions options, AtSpool spool, WayBook ways, Intake intake, RuleBook rules, JobLedger ledger, JobFollower follower, JobStarter starter, AtNotices notices,
    Observations observations, IAgentJournal journal, Errands errands, TimeProvider time, ILogger<AtWay> log) : IDisposable
{
    private const string MachineGate = "/run/weir/gate";

    private readonly SemaphoreSlim _inside = new(1, 1);
    private readonly ConcurrentDictionary<int, AtEntry> _held = new();
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
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
                if (spool.Read(entry) is { } script && AtScript.FindMark(script) is { } mark && await GiveBackAsync(entry, script, mark.Number).ConfigureAwait(false))
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

        starter.FreeSpooled = Free;
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
            foreach (var job in ledger.All.Where(job => job.Spooled && !_held.ContainsKey(job.Number.Value)))
            {
                errands.Run($"closing job {job.Number}", () => follower.GoneFromSpoolAsync(job));
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
            // at's job is not ours to lose: it runs as if there were no gate.
            log.Failed($"taking at's job {entry.Job} through the gate", refused);
            if (!_held.Values.Contains(entry))
            {
                spool.TryFree(entry, time.GetUtcNow());
            }
        }
        finally
        {
            _inside.Release();
        }
    }

    private async Task EnteredAsync(AtEntry entry)
    {
        var free = spool.IsFree(entry);
        if (entry.Runs)
        {
            _running.Add(entry.Rest);
        }

        var read = spool.Read(entry);
        if (read is null && entry.Runs)
        {
            await (_opened.Read(entry) is { } opened ? LateAsync(entry, opened) : UnreadAsync(entry)).ConfigureAwait(false);
            return;
        }

        if (read is not { } script || AtScript.Owner(script) is not { } ids || spool.OwnerOf(entry) != ids.User)
        {
            return;
        }

        if (AtScript.FindMark(script) is { } mark)
        {
            if (mark.Number is { } number)
            {
                await ReturnedAsync(entry, script, number, free).ConfigureAwait(false);
            }

            return;
        }

        if (entry.Runs)
        {
            await LateAsync(entry, script).ConfigureAwait(false);
        }
        else if (free && !_givingBack && ways["at"] != WayState.Off && await DecideAsync(entry, script, ids).ConfigureAwait(false))
        {
            _opened.Decided(entry);
        }
    }

    private Task UnreadAsync(AtEntry entry) => ways["at"] == WayState.On && !_opened.IsDecided(entry) && _seen.Add(entry.Rest) ? notices.TellUnreadAsync(entry) : Task.CompletedTask;

    // Without its bit at still writes it. What is said false of is not decided: atd has it.
    private async Task<bool> DecideAsync(AtEntry entry, byte[] script, (uint User, uint Group) ids)
    {
        var submitter = AtSubmission.SubmitterOf(ids.User, ids.Group);
        var submission = AtSubmission.Of(entry, AtScript.Name(script));
        var match = intake.Match(submission, submitter);
        if (ways["at"] == WayState.Observe)
        {
            Observe(entry, submission, submitter, match);
            return true;
        }

        return match is null || (spool.TryHold(entry) && await GateAsync(entry, script, submission, submitter, match).ConfigureAwait(false));
    }

    private void Observe(AtEntry entry, Submission submission, Submitter submitter, RuleMatch? match)
    {
        if (_seen.Add(entry.Rest))
        {
            observations.Add("at", submission.Name, submitter.User, match?.Rule.Name.Text, match is null ? "nothing" : match.Rule.Type == TrackType.Queue ? "queue" : "track");
        }
    }

    // atd took it up before it could be looked at.
    private async Task LateAsync(AtEntry entry, byte[] script)
    {
        var state = ways["at"];
        var entered = _opened.EntryOf(entry) ?? entry;
        if (state == WayState.Off || AtScript.FindMark(script) is not null || AtScript.Owner(script) is not { } ids)
        {
            return;
        }

        var submitter = AtSubmission.SubmitterOf(ids.User, ids.Group);
        var submission = AtSubmission.Of(entered, AtScript.Name(script));
        var match = intake.Match(submission, submitter);
        if (state == WayState.Observe)
        {
            Observe(entry, submission, submitter, match);
        }
        else if (match is not null && _seen.Add(entry.Rest))
        {
            await notices.TellAsync(entry, submission, submitter, match).ConfigureAwait(false);
        }
    }

    private async Task<bool> GateAsync(AtEntry entry, byte[] script, Submission submission, Submitter submitter, RuleMatch match)
    {
        if (match.Rule.Type != TrackType.Queue)
        {
            var line = AtScript.WithMark(script, options.Weir, Gate, submission.Name, entry.Queue, null);
            if (!spool.TryReplace(entry, line, submitter.UserId, free: true))
            {
                return false;
            }

            spool.TryFree(entry, time.GetUtcNow());
            return true;
        }

        var (number, job) = await intake.TakeAsync(submission, SubmissionCodec.Write(submission), submitter, match, null, CancellationToken.None).ConfigureAwait(false);
        if (job is null)
        {
            return true;
        }

        Keep(job, entry);
        var marked = AtScript.WithMark(script, options.Weir, Gate, submission.Name, entry.Queue, (number, submission.Key));
        if (!spool.TryReplace(entry, marked, submitter.UserId, free: false))
        {
            _held.TryRemove(number.Value, out _);
            errands.Run($"closing job {number}", () => follower.GoneFromSpoolAsync(job));
            return false;
        }

        if (job.MayRun)
        {
            Free(job);
        }

        return true;
    }

    // A marked job: after a restart of the agent, after atd took it up, or our own change coming back.
    private async Task ReturnedAsync(AtEntry entry, byte[] script, TrackingNumber number, bool free)
    {
        if (ledger.TryFind(number, out var job))
        {
            Keep(job, entry);
            if (job.MayRun && !free && !entry.Runs)
            {
                Free(job);
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
                await GiveBackAsync(entry, script, number).ConfigureAwait(false);
            }
        }
    }

    private void Keep(TrackedJob job, AtEntry entry)
    {
        var isNew = !_held.ContainsKey(job.Number.Value);
        _held[job.Number.Value] = entry;
        if (isNew)
        {
            _ = job.End.ContinueWith(_ => Over(job), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    // Cancelled or skipped while it lay there; what atd runs it removes itself.
    private void Over(TrackedJob job)
    {
        if (_held.TryRemove(job.Number.Value, out var entry) && !entry.Runs)
        {
            spool.TryRemove(entry);
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
        foreach (var (number, held) in _held)
        {
            if (held == entry && _held.TryRemove(number, out _) && ledger.TryFind(new TrackingNumber(number), out var job))
            {
                errands.Run($"closing job {job.Number}", () => follower.GoneFromSpoolAsync(job));
            }
        }
    }

    // The caller is inside the job.
    private void Free(TrackedJob job)
    {
        if (_held.TryGetValue(job.Number.Value, out var entry) && !spool.TryFree(entry, time.GetUtcNow()) && !entry.Runs)
        {
            log.Job(job.Number, job.Row.Name, job.Row.User, "is in at's spool no more");
        }
    }

    private async Task<bool> GiveBackAsync(AtEntry entry, byte[] script, TrackingNumber? number)
    {
        if (spool.OwnerOf(entry) is not { } owner || !spool.TryReplace(entry, AtScript.WithoutMark(script), owner, free: true))
        {
            return false;
        }

        spool.TryFree(entry, time.GetUtcNow());
        if (number is { } known && _held.TryRemove(known.Value, out _) && ledger.TryFind(known, out var job))
        {
            await follower.GoneFromSpoolAsync(job).ConfigureAwait(false);
        }

        return true;
    }

    private string? Gate => options.GateFile == MachineGate ? null : options.GateFile;
}
