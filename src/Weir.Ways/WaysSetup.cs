using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Weir.Agent.Running;
using Weir.Agent.Ways;
using Weir.Ways.At;
using Weir.Ways.Cron;

namespace Weir.Ways;

/// <summary>Adds the ways in to an agent.</summary>
public static class WaysSetup
{
    /// <summary>Adds all ways in, in the order in which they are named. To be called beside <c>AddAgent</c>.</summary>
    public static IServiceCollection AddWays(this IServiceCollection services)
    {
        services.TryAddSingleton(CronPlaces.Debian);
        services.TryAddSingleton(AtPlaces.Debian);
        services.AddSingleton<CronDesk>().AddSingleton<CronWatch>().AddSingleton<IWay, CronWay>();
        services
            .AddSingleton<AtSpool>()
            .AddSingleton<AtNotices>()
            .AddSingleton<AtUnmarked>()
            .AddSingleton<AtSeen>()
            .AddSingleton<AtMarks>()
            .AddSingleton<AtPutOff>();
        services
            .AddSingleton<AtTaking>()
            .AddSingleton<AtLate>()
            .AddSingleton<AtBack>()
            .AddSingleton<AtReturned>()
            .AddSingleton<AtLooks>()
            .AddSingleton<AtEyes>();
        services
            .AddSingleton<AtHeld>()
            .AddSingleton<IHeldInSpool>(provider => provider.GetRequiredService<AtHeld>())
            .AddSingleton<IWay, AtWay>();
        return services;
    }
}
