using Weir.Agent.Gate;
using Weir.Agent.Lifetime;
using Weir.Agent.Ways;
using Weir.Jobs;
using Weir.Linux;
using Weir.Protocol.Gate;

namespace Weir.Ways.Slurm;

/// <summary>
/// The way in for Slurm, on the machine of slurmctld. A hook of slurmctld's holds what a queue rule matches, by the published rules alone;
/// the agent takes it in, lifts the hold when the order to start comes, and follows it to its end.
/// </summary>
internal sealed class SlurmWay(
    SlurmInstaller installer,
    SlurmGateFiles files,
    SlurmKnownJobs known,
    SlurmLooks looks,
    SlurmNotes notes,
    SlurmDeeds deeds,
    RuleCache rules
) : IWay
{
    private readonly TaskCompletionSource _installed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Name => SlurmState.Way;

    public bool HasOwnTables => false;

    public bool CanRehearse => true;

    public AgentTask Part => new("Slurm", RunAsync);

    public WayChange Install(GateInstall what, Caller caller)
    {
        var change = installer.Install(what.DryRun);
        if (!what.DryRun)
        {
            _installed.TrySetResult();
        }

        return change;
    }

    public async Task<WayChange> RemoveAsync(GateInstall what, Caller caller)
    {
        var change = installer.Remove(what.DryRun);
        if (!what.DryRun)
        {
            await looks.ReturnAsync().ConfigureAwait(false);
        }

        return change;
    }

    public Task RescanAsync()
    {
        if (installer.IsInstalled)
        {
            files.Publish();
        }

        looks.LookAgain();
        return Task.CompletedTask;
    }

    public void Restore(IReadOnlyDictionary<string, string> settings) => known.Restore(settings);

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        if (UserAccounts.CurrentUserId != 0)
        {
            return;
        }

        if (!installer.IsInstalled && known.All.Count == 0)
        {
            await _installed.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }

        using var together = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task[] all =
        [
            deeds.RunAsync(together.Token),
            looks.RunAsync(together.Token),
            notes.ReceiveAsync(together.Token),
            notes.FollowHeldAsync(together.Token),
            FollowRulesAsync(together.Token),
        ];
        var first = await Task.WhenAny(all).ConfigureAwait(false);
        await together.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(all).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await first.ConfigureAwait(false);
    }

    private async Task FollowRulesAsync(CancellationToken cancellationToken)
    {
        var version = rules.Version;
        while (true)
        {
            await RescanAsync().ConfigureAwait(false);
            version = await rules.WaitForOtherAsync(version, cancellationToken).ConfigureAwait(false);
        }
    }
}
