using System.Threading.Channels;
using Weir.Agent.Gate;
using Weir.Agent.Lifetime;
using Weir.Agent.Ways;
using Weir.Jobs;
using Weir.Linux;
using Weir.Protocol.Gate;

namespace Weir.Ways.At;

/// <summary>
/// The way in for at: looks at its spool whenever the kernel says that it changed. A job under a track rule gets the marked line
/// and is registered when atd runs it; one under a queue rule is registered at once, held by its execute bit, and let go by the
/// server's order; then atd runs it when its time has come.
/// </summary>
internal sealed class AtWay(
    AtSpool spool,
    WayStore ways,
    RuleCache rules,
    AtInspector eyes,
    AtDeferredJobs putOff,
    AtUnmarkedJobs unmarked,
    TimeProvider time
) : IWay
{
    private static readonly TimeSpan UntilTriedAgain = TimeSpan.FromMinutes(1);

    private readonly Channel<bool> _putOff = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
    );

    public string Name => "at";

    public bool HasOwnTables => false;

    public AgentTask Part => new("watching at", RunAsync);

    /// <exception cref="WayException">There is no at, or this agent may not touch its spool.</exception>
    public WayChange Install(GateInstall what, Caller caller)
    {
        if (UserAccounts.CurrentUserId != 0)
        {
            throw new WayException("at's spool is root's: run weir up as root for jobs of at");
        }

        if (!spool.Exists)
        {
            throw new WayException($"{spool.Folder} is not there: install at first");
        }

        eyes.GivesBack = false;
        IReadOnlyList<string> place = [spool.Folder];
        return ways.IsInstalled("at") ? new WayChange([], place, place, []) : new WayChange(place, [], place, []);
    }

    /// <summary>Gives every job in the spool back as at wrote it.</summary>
    public async Task<WayChange> RemoveAsync(GateInstall what, Caller caller)
    {
        // What is given back must not be taken again before the store says that the way is off.
        eyes.GivesBack = true;
        var changed = await eyes.ReturnAsync(spool.Exists ? spool.List().Where(entry => !entry.Runs) : []).ConfigureAwait(false);
        return new WayChange([.. changed.Select(entry => Path.Join(spool.Folder, entry.File))], [], [], []);
    }

    /// <summary>Follows the spool and the rules until cancelled.</summary>
    private async Task RunAsync(CancellationToken cancellationToken)
    {
        if (UserAccounts.CurrentUserId != 0 || !spool.Exists)
        {
            return;
        }

        spool.Tidy();
        putOff.Retry();
        using var changes = new Inotify();
        changes.Watch(spool.Folder, FileChanges.Created | FileChanges.Attributes | FileChanges.MovedTo | FileChanges.Deleted);
        var version = rules.Version;
        await RescanAsync().ConfigureAwait(false);
        using var together = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task[] all = [FollowSpoolAsync(changes, together.Token), FollowRulesAsync(version, together.Token), TryAgainAsync(together.Token)];
        var first = await Task.WhenAny(all).ConfigureAwait(false);
        await together.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(all).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await first.ConfigureAwait(false);
    }

    private async Task FollowSpoolAsync(Inotify changes, CancellationToken cancellationToken)
    {
        await foreach (var change in changes.Changes(cancellationToken).ConfigureAwait(false))
        {
            if (change.What.HasFlag(FileChanges.Overflow))
            {
                await RescanAsync().ConfigureAwait(false);
            }
            else if (AtEntry.Parse(change.Name) is { } entry)
            {
                await InspectAsync(entry, change.What).ConfigureAwait(false);
            }
        }
    }

    private async Task FollowRulesAsync(long version, CancellationToken cancellationToken)
    {
        while (true)
        {
            version = await rules.WaitForOtherAsync(version, cancellationToken).ConfigureAwait(false);
            await RescanAsync().ConfigureAwait(false);
        }
    }

    // Jobs that could not be taken in for now.
    private async Task TryAgainAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await _putOff.Reader.ReadAsync(cancellationToken).ConfigureAwait(false);
            await Task.Delay(UntilTriedAgain, time, cancellationToken).ConfigureAwait(false);
            putOff.Retry();
            await RescanAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Looks at every job in the spool, and for those that are not there any more.</summary>
    public async Task RescanAsync()
    {
        if (!spool.Exists || !ways.IsInstalled("at"))
        {
            return;
        }

        var entries = spool.List();
        foreach (var entry in entries)
        {
            await InspectAsync(entry, FileChanges.Attributes).ConfigureAwait(false);
        }

        await eyes.CloseStraysAsync().ConfigureAwait(false);
    }

    public void Restore(IReadOnlyDictionary<string, string> settings) => unmarked.Restore(settings);

    private async Task InspectAsync(AtEntry entry, FileChanges what)
    {
        await eyes.InspectAsync(entry, what).ConfigureAwait(false);
        if (putOff.AsksAgain())
        {
            _putOff.Writer.TryWrite(true);
        }
    }
}
