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
using Weir.Web.Forward;
using Weir.Web.Problems;
using Weir.Web.Rest;
using Weir.Web.Stream;
using Weir.Web.ThruPut;

namespace Weir.Web;

/// <summary>Adds every way in over HTTP to a host.</summary>
public static class WebSetup
{
    /// <summary>
    /// Adds what the endpoints need. Needed beside: <see cref="HostFacts"/>, <see cref="IMachineUsers"/>, <see cref="Jobs.Quotas"/>,
    /// <see cref="TimeProvider"/>, and for the roles <see cref="WeirServer"/> and <see cref="Agent.Agent"/>;
    /// for an agent without a server, <see cref="ServerPlace"/>; for a server that trusts machines, <see cref="TrustedMachines"/>.
    /// </summary>
    public static IServiceCollection AddWeirWeb(this IServiceCollection services)
    {
        services.AddRoutingCore();
        services.AddSingleton(provider => new PeerCallers(
            provider.GetRequiredService<IMachineUsers>(),
            provider.GetRequiredService<HostFacts>().Machine
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
        services.AddSingleton(provider => new RefusedCallers(provider.GetService<WeirServer>(), provider.GetService<Agent.Agent>()));
        services.AddSingleton<ServerForward>();
        services
            .AddSingleton<RequestTurns>()
            .AddSingleton<QuotaCounts>()
            .AddSingleton(provider => new CallerShares(Jobs.QuotaNames.Streams, provider.GetRequiredService<Jobs.Quotas>().Streams));
        services.AddSingleton<ThruPutCounts>();
        services.AddSingleton<ThruPutDesk>();
        services.AddSingleton(provider => new ThruPutSettling(provider.GetService<Agent.Agent>()));
        services.AddSingleton(provider => new ThruPutConnections(
            provider.GetRequiredService<ThruPutDesk>(),
            provider.GetRequiredService<ThruPutSettling>(),
            provider.GetRequiredService<IHostApplicationLifetime>(),
            provider.GetRequiredService<Jobs.Quotas>(),
            provider.GetRequiredService<TimeProvider>()
        ));
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.Encoder = ApiJson.Encoder;
            options.SerializerOptions.RespectNullableAnnotations = true;
            options.SerializerOptions.TypeInfoResolverChain.Insert(0, WeirJson.Default.WithAddedModifier(RequiredMembers.Demand));
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
        var facts = app.Services.GetRequiredService<HostFacts>();
        var server = app.Services.GetService<WeirServer>();
        var agent = app.Services.GetService<Agent.Agent>();

        app.UseMiddleware<ProblemMiddleware>();
        app.UseRouting();
        app.Use(Lasting.EndWithHostAsync);
        app.UseMiddleware<CallerMiddleware>();
        app.UseMiddleware<ShareMiddleware>();
        if (agent is not null)
        {
            app.Use((http, next) => ReadYourWrites.SettleAsync(http, next, agent));
        }

        if (server is not null)
        {
            app.Use((http, next) => ReadYourWrites.TellRulesAsync(http, next, server));
        }

        app.MapHealth(facts, server, agent, app.Services.GetRequiredService<ThruPutCounts>());
        app.MapCare(facts, server, agent);
        app.MapOpenApi("/openapi/{documentName}.json").Asks(Operation.ReadTheDescription);
        if (agent is not null)
        {
            app.MapSubmissions(agent);
            app.MapGate(agent);
            app.MapTracked(agent);
            app.MapVariables(agent.Variables);
        }

        if (server is not null)
        {
            app.MapJobs(server);
            app.MapAudit(server);
            app.MapRules(server);
            app.MapPlan(server);
            app.MapService(server);
            app.MapAgents(server);
            app.MapStream(server, app.Services.GetRequiredService<CallerShares>());
            app.MapThruPut(app.Services.GetRequiredService<ThruPutDesk>());
        }
        else if (agent is not null && app.Services.GetService<ServerPlace>() is not null)
        {
            app.MapForward(app.Services.GetRequiredService<ServerForward>(), agent, facts);
        }
    }
}
