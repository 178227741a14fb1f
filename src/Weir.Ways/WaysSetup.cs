using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Weir.Agent.Running;
using Weir.Agent.Watching;
using Weir.Agent.Ways;
using Weir.Linux;
using Weir.Ways.At;
using Weir.Ways.Cron;
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
        services.AddSingleton<CronInstaller>().AddSingleton<CronWatch>().AddSingleton<IWay, CronWay>();
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
        services
            .AddSingleton<AtHeldJobs>()
            .AddSingleton<IHeldSpool>(provider => provider.GetRequiredService<AtHeldJobs>())
            .AddSingleton<IWay, AtWay>();
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
