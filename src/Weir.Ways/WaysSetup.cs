using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Weir.Agent.Running;
using Weir.Agent.Watching;
using Weir.Agent.Ways;
using Weir.Execution.Slurm;
using Weir.Linux;
using Weir.Ways.At;
using Weir.Ways.Cron;
using Weir.Ways.Slurm;
using Weir.Ways.Timers;
using Weir.Ways.Watch;

namespace Weir.Ways;

/// <summary>Adds the ways in to an agent.</summary>
public static class WaysSetup
{
    /// <summary>Adds all ways in, in the order in which they are named. To be called beside <c>AddAgent</c>.</summary>
    public static IServiceCollection AddWays(this IServiceCollection services)
    {
        services.TryAddSingleton(CronPaths.Debian);
        services.TryAddSingleton(AtPaths.Debian);
        services.AddSingleton<CronInstaller>().AddSingleton<LostTables>().AddSingleton<CronWatch>().AddSingleton<IWay, CronWay>();
        services
            .AddSingleton<AtSpool>()
            .AddSingleton<AtMessages>()
            .AddSingleton<AtUnmarkedJobs>()
            .AddSingleton<AtSeenJobs>()
            .AddSingleton<AtMarks>()
            .AddSingleton<AtDeferredJobs>();
        services
            .AddSingleton<AtAdmission>()
            .AddSingleton<AtUnheldJobs>()
            .AddSingleton<AtJobReturn>()
            .AddSingleton<AtKnownJobs>()
            .AddSingleton<AtDecisions>()
            .AddSingleton<AtInspector>();
        services.AddSingleton<AtHeldJobs>().AddSingleton<IHeldSpool, HeldSpools>().AddSingleton<IWay, AtWay>();
        services.TryAddSingleton(SlurmPaths.Debian);
        services
            .AddSingleton<SlurmPrograms>()
            .AddSingleton<SlurmKnownJobs>()
            .AddSingleton<SlurmDeeds>()
            .AddSingleton<ISlurmCancels>(provider => provider.GetRequiredService<SlurmDeeds>())
            .AddSingleton<SlurmGateFiles>()
            .AddSingleton<SlurmFolder>()
            .AddSingleton<IOwnPlaces, SlurmPlaces>()
            .AddSingleton<SlurmInstaller>();
        services
            .AddSingleton<SlurmState>()
            .AddSingleton<SlurmAdmission>()
            .AddSingleton<SlurmFollowing>()
            .AddSingleton<SlurmLooks>()
            .AddSingleton<SlurmNotes>()
            .AddSingleton<IWay, SlurmWay>();
        services.TryAddSingleton(TimerPaths.System);
        services
            .AddSingleton<TimerUnits>()
            .AddSingleton<TimerInstaller>()
            .AddSingleton<IOwnPlaces, TimerPlaces>()
            .AddSingleton<IWay, TimersWay>();
        services.TryAddSingleton<Func<IProcessEvents>>(ProcessConnector.Open);
        services
            .AddSingleton<UserNames>()
            .AddSingleton<WatchFeeds>()
            .AddSingleton<NoticedJobs>()
            .AddSingleton<DarkBatch>()
            .AddSingleton<IWatch, Watcher>();
        return services;
    }
}
