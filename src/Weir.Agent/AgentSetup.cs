using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Weir.Agent.Audit;
using Weir.Agent.Gate;
using Weir.Agent.Jobs;
using Weir.Agent.Life;
using Weir.Agent.Link;
using Weir.Agent.Log;
using Weir.Agent.Running;
using Weir.Agent.Variables;
using Weir.Agent.Ways;
using Weir.Execution;
using Weir.Jobs;
using Weir.Linux;
using Weir.Stores.Agent;

namespace Weir.Agent;

/// <summary>Adds the agent to a host.</summary>
public static class AgentSetup
{
    /// <summary>
    /// Adds <see cref="Agent"/> and the service that runs it. Needed beside: its ways in, <see cref="AgentOptions"/>,
    /// <see cref="IAgentJournal"/>, <see cref="TimeProvider"/> and logging.
    /// </summary>
    public static IServiceCollection AddAgent(this IServiceCollection services)
    {
        services.AddLocalExecutor(provider => provider.GetRequiredService<AgentOptions>().Execution);
        services
            .AddSingleton<Troubles>()
            .AddSingleton<Background>()
            .AddSingleton<Errands>()
            .AddSingleton<AgentReadiness>()
            .AddSingleton<Purge>()
            .AddSingleton<FolderPurge>()
            .AddSingleton<KnownNumbers>();
        services.AddSingleton<Executions>().AddSingleton<GroupSweep>();
        services
            .AddSingleton<JobLedger>()
            .AddSingleton<JobRecorder>()
            .AddSingleton<Shortage>()
            .AddSingleton<RightsToday>()
            .AddSingleton<LimitBounds>();
        services.TryAddSingleton(SessionLimits.OfMachine);
        services.AddSingleton<RefusedAttempts>().AddSingleton<MachineAudit>();
        services
            .AddSingleton<JobInbox>()
            .AddSingleton<HintTaking>()
            .AddSingleton<JobTruths>()
            .AddSingleton<JobDispatcher>()
            .AddSingleton<JobEffects>()
            .AddSingleton<JobShowing>();
        services.AddSingleton<JobLauncher>().AddSingleton<StoredLaunch>().AddSingleton<PlacedLaunch>().AddSingleton<AgentRecovery>();
        services
            .AddSingleton<WayBook>()
            .AddSingleton<Observations>()
            .AddSingleton<RuleBook>()
            .AddSingleton<NumberPool>()
            .AddSingleton<GateFilePublisher>()
            .AddSingleton<RuleTaking>();
        services
            .AddSingleton<VariableHouse>()
            .AddSingleton<Monitors>()
            .AddSingleton<LinkBook>()
            .AddSingleton<ActionBook>()
            .AddSingleton<PasswordPatience>()
            .AddSingleton<VariableDesk>()
            .AddSingleton<ConditionHolds>();
        services.AddSingleton(provider => new AgentVariables(
            provider.GetRequiredService<VariableDesk>(),
            provider.GetRequiredService<JobRecorder>(),
            new MonitoredJobs(
                provider.GetRequiredService<VariableDesk>(),
                provider.GetRequiredService<Monitors>(),
                provider.GetRequiredService<LinkBook>(),
                provider.GetRequiredService<IAgentJournal>(),
                provider.GetRequiredService<JobLedger>(),
                provider.GetRequiredService<JobDispatcher>(),
                provider.GetRequiredService<MachineAudit>()
            ),
            new AgentConditions(
                provider.GetRequiredService<VariableDesk>(),
                provider.GetRequiredService<VariableHouse>(),
                provider.GetRequiredService<ActionBook>(),
                provider.GetRequiredService<TimeProvider>()
            ),
            provider.GetRequiredService<MachineAudit>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<AgentVariables>>()
        ));
        services
            .AddSingleton<DiskReserve>()
            .AddSingleton<Admission>()
            .AddSingleton<FreeNumbers>()
            .AddSingleton<SubmissionRules>()
            .AddSingleton<SubmittedVariables>()
            .AddSingleton<Intake>()
            .AddSingleton<Waiters>()
            .AddSingleton<Gatehouse>()
            .AddSingleton<ByHand>();
        services
            .AddSingleton<FactSignal>()
            .AddSingleton<FactProgress>()
            .AddSingleton<ServerPresence>()
            .AddSingleton<LinkClient>()
            .AddSingleton<Adoptions>()
            .AddSingleton<OrderDecisions>()
            .AddSingleton<Reruns>()
            .AddSingleton<OrderDesk>()
            .AddSingleton<FactSender>()
            .AddSingleton<OrderTaking>()
            .AddSingleton<NumberLeasing>()
            .AddSingleton<RestoredNews>()
            .AddSingleton<Greeting>()
            .AddSingleton<ServerLink>()
            .AddSingleton<ServerAbsence>();
        services.AddSingleton<LogReader>().AddSingleton<AgentQuotas>();
        services.AddSingleton<WayInstaller>();
        services.TryAddSingleton<IHeldInSpool, NoSpool>();
        services.AddSingleton<TrackedJobs>().AddSingleton<GateWays>().AddSingleton<LinkStanding>().AddSingleton<MachineCare>();
        services.AddSingleton(provider => new Agent(
            provider.GetRequiredService<Gatehouse>(),
            provider.GetRequiredService<TrackedJobs>(),
            provider.GetRequiredService<GateWays>(),
            provider.GetRequiredService<LinkStanding>(),
            provider.GetRequiredService<MachineCare>(),
            provider.GetRequiredService<AgentVariables>(),
            provider.GetRequiredService<AgentReadiness>()
        ));
        services
            .AddSingleton<RestoreGuard>()
            .AddSingleton<GateStart>()
            .AddSingleton<NumbersStart>()
            .AddSingleton<VariablesStart>()
            .AddSingleton<StartNews>()
            .AddSingleton<AgentStart>()
            .AddSingleton<AgentEnd>();
        services.AddSingleton(provider => new AgentParts(provider.GetRequiredService<Background>(), [.. PartsOf(provider)]));
        services.AddHostedService<AgentService>();
        return services;
    }

    private static IEnumerable<AgentPart> PartsOf(IServiceProvider provider)
    {
        yield return new AgentPart("the jobs", provider.GetRequiredService<JobDispatcher>().RunAsync);
        yield return new AgentPart("expecting processes back", provider.GetRequiredService<JobInbox>().OpenAsync, AwaitsHost: true);
        yield return new AgentPart("taking hints", provider.GetRequiredService<HintTaking>().RunAsync);
        yield return new AgentPart("the link to the server", provider.GetRequiredService<ServerLink>().RunAsync, AwaitsHost: true);
        yield return new AgentPart("leasing numbers", provider.GetRequiredService<NumberLeasing>().RunAsync, AwaitsHost: true);
        yield return new AgentPart("looking for the server's absence", provider.GetRequiredService<ServerAbsence>().RunAsync);
        yield return new AgentPart("purging", provider.GetRequiredService<Purge>().RunAsync);
        yield return new AgentPart("removing control groups", provider.GetRequiredService<GroupSweep>().RunAsync);
        yield return new AgentPart("counting stored submissions", provider.GetRequiredService<Admission>().CountAsync);
        yield return new AgentPart("forgetting links of jobs that ended", provider.GetRequiredService<LinkBook>().RunAsync);
        yield return new AgentPart("keeping what the gate observed", provider.GetRequiredService<Observations>().RunAsync);
        if (provider.GetRequiredService<AgentOptions>().ControlsGate)
        {
            foreach (var way in provider.GetServices<IWay>())
            {
                yield return way.Part;
            }
        }
    }
}
