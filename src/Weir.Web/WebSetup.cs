using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Server;
using Weir.Web.Callers;
using Weir.Web.Connections;
using Weir.Web.Events;
using Weir.Web.Forward;
using Weir.Web.Problems;
using Weir.Web.Rest;
using Weir.Web.ThruPut;

namespace Weir.Web;

/// <summary>Adds every way in over HTTP to a host.</summary>
public static class WebSetup
{
    /// <summary>
    /// Adds what the endpoints need. Needed beside: <see cref="HostInfo"/>, <see cref="IMachineUsers"/>, <see cref="Jobs.Quotas"/>,
    /// <see cref="TimeProvider"/>, and for the roles <see cref="WeirServer"/> and <see cref="Agent.MachineAgent"/>;
    /// for an agent without a server, <see cref="ServerLocation"/>; for a server that trusts machines, <see cref="TrustedMachines"/>.
    /// </summary>
    public static IServiceCollection AddWeirWeb(this IServiceCollection services)
    {
        services.AddRoutingCore();
        services.AddSingleton(provider => new PeerCallers(
            provider.GetRequiredService<IMachineUsers>(),
            provider.GetRequiredService<HostInfo>().Machine
        ));
        services.AddSingleton<LocalAccounts>();
        services.AddSingleton<ITokens>(provider => new ServerTokens(
            provider.GetService<WeirServer>(),
            provider.GetRequiredService<LocalAccounts>()
        ));
        services.TryAddSingleton(TrustedMachines.None);
        services.AddSingleton<TokenCallers>();
        services.AddSingleton(provider => new ConsoleSessions(
            provider.GetRequiredService<ITokens>(),
            provider.GetRequiredService<LocalAccounts>(),
            provider.GetRequiredService<TimeProvider>()
        ));
        services.AddSingleton(provider => new RefusedCallers(provider.GetService<WeirServer>(), provider.GetService<Agent.MachineAgent>()));
        services.AddSingleton<ServerForward>();
        services
            .AddSingleton<RequestSlots>()
            .AddSingleton<QuotaCounts>()
            .AddSingleton<PingLimits>()
            .AddSingleton(provider => new CallerLimits(Jobs.QuotaNames.Streams, provider.GetRequiredService<Jobs.Quotas>().Streams));
        services.AddSingleton<ThruPutCounts>();
        services.AddSingleton<ThruPutHandler>();
        services.AddSingleton(provider => new ThruPutConsistency(provider.GetService<Agent.MachineAgent>()));
        services.AddSingleton(provider => new ThruPutConnections(
            provider.GetRequiredService<ThruPutHandler>(),
            provider.GetRequiredService<ThruPutConsistency>(),
            provider.GetRequiredService<IHostApplicationLifetime>(),
            provider.GetRequiredService<Jobs.Quotas>(),
            provider.GetRequiredService<TimeProvider>()
        ));
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.Encoder = ApiJson.Encoder;
            options.SerializerOptions.RespectNullableAnnotations = true;
            options.SerializerOptions.TypeInfoResolverChain.Insert(0, WeirJson.Default.WithAddedModifier(RequiredMembers.Require));
            foreach (var converter in WeirJson.Default.Options.Converters)
            {
                options.SerializerOptions.Converters.Add(converter);
            }
        });
        services.AddOpenApi("v1", OpenApi.Describe);
        return services;
    }

    /// <summary>Maps the endpoints of the roles that this host has.</summary>
    public static void UseWeirWeb(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var facts = app.Services.GetRequiredService<HostInfo>();
        var server = app.Services.GetService<WeirServer>();
        var agent = app.Services.GetService<Agent.MachineAgent>();

        app.UseMiddleware<ProblemMiddleware>();
        app.UseRouting();
        app.Use(LongRunning.EndWithHostAsync);
        app.UseMiddleware<CallerMiddleware>();
        app.UseMiddleware<RequestSlotMiddleware>();
        if (agent is not null)
        {
            app.Use((http, next) => ReadYourWrites.SettleAsync(http, next, agent));
        }

        if (server is not null)
        {
            app.Use((http, next) => ReadYourWrites.NotifyRulesAsync(http, next, server));
        }

        app.MapHealth(facts, server, agent, app.Services.GetRequiredService<ThruPutCounts>());
        app.MapCare(facts, server, agent);
        app.MapOpenApi("/openapi/{documentName}.json").Requires(Operation.ReadTheDescription);
        if (agent is not null)
        {
            app.MapSubmissions(agent);
            var watcher = app.Services.GetRequiredService<Agent.Watching.MachineWatcher>();
            app.MapGate(agent, watcher);
            app.MapWatcher(watcher);
            app.MapTracked(agent);
            app.MapVariables(agent.Variables);
            app.MapCaptures(agent.Captures);
        }

        if (server is not null)
        {
            app.MapJobs(server);
            app.MapAudit(server);
            app.MapRules(server);
            app.MapPlan(server);
            app.MapPings(server, facts, app.Services.GetRequiredService<PingLimits>());
            app.MapNotifications(server);
            app.MapService(server);
            app.MapCapacity(server);
            app.MapThresholds(server);
            app.MapProperties(server);
            app.MapPlaceholders(server);
            app.MapClosing(server);
            app.MapEvents(server);
            app.MapForesight(server);
            app.MapAgents(server);
            app.MapStream(server, app.Services.GetRequiredService<CallerLimits>());
            app.MapThruPut(app.Services.GetRequiredService<ThruPutHandler>());
        }
        else if (agent is not null && app.Services.GetService<ServerLocation>() is not null)
        {
            app.MapForward(app.Services.GetRequiredService<ServerForward>(), agent, facts);
        }
    }
}
