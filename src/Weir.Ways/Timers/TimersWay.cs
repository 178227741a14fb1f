using Weir.Agent.Lifetime;
using Weir.Agent.Ways;
using Weir.Jobs;
using Weir.Protocol.Gate;

namespace Weir.Ways.Timers;

/// <summary>
/// The way in for systemd's timers: the services that they start run their commands through the gate, where these wait in place. Once a
/// minute it looks whether a service says something else by now.
/// </summary>
internal sealed class TimersWay(TimerInstaller installer, WayStore ways, TimeProvider time) : IWay
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public string Name => WayIn.Timer.ToText();

    public bool HasOwnTables => false;

    public bool CanRehearse => true;

    public AgentTask Part => new("timers", RunAsync);

    public WayChange Install(GateInstall what, Caller caller) => installer.Install(what.DryRun);

    public Task<WayChange> RemoveAsync(GateInstall what, Caller caller) => Task.FromResult(installer.Remove(what.DryRun));

    public Task RescanAsync() => Task.CompletedTask;

    public void Restore(IReadOnlyDictionary<string, string> settings) { }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        using var minutes = new PeriodicTimer(Minute, time);
        do
        {
            if (ways.IsInstalled(Name))
            {
                installer.Refresh();
            }
        } while (await minutes.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false));
    }
}
