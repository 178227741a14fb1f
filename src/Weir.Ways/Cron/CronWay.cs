using Weir.Agent.Lifetime;
using Weir.Agent.Ways;
using Weir.Jobs;
using Weir.Protocol.Gate;

namespace Weir.Ways.Cron;

/// <summary>The way in for cron: its tables name the gate as their shell.</summary>
internal sealed class CronWay(CronInstaller desk, CronWatch watch) : IWay
{
    public string Name => "cron";

    public bool HasOwnTables => true;

    public AgentTask Part => new("watching cron", watch.RunAsync);

    public WayChange Install(GateInstall what, Caller caller) => desk.Install(what.User ?? caller.User, what.System);

    public Task<WayChange> RemoveAsync(GateInstall what, Caller caller) =>
        Task.FromResult(desk.Remove(what.User ?? (caller.Role == Role.Administrator ? null : caller.User), what.System));

    public Task RescanAsync() => watch.RescanAsync();

    /// <summary>The tables say all there is to know.</summary>
    public void Restore(IReadOnlyDictionary<string, string> settings) { }
}
