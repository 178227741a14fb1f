using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Weir.Agent.Audit;
using Weir.Agent.Gate;
using Weir.Agent.Jobs;
using Weir.Agent.Link;
using Weir.Agent.Log;
using Weir.Agent.Running;
using Weir.Agent.Variables;
using Weir.Agent.Ways;
using Weir.Agent.Ways.At;
using Weir.Agent.Ways.Cron;
using Weir.Jobs;
using Weir.Linux;
using Weir.Stores.Agent;

namespace Weir.Agent;

/// <summary>Adds the agent to a host.</summary>
public static class AgentSetup
{
    /// <summary>
    /// Adds <see cref="Agent"/> and the service that runs it. Needed beside: <see cref="AgentOptions"/>,
    /// <see cref="IAgentJournal"/>, <see cref="TimeProvider"/> and logging.
    /// </summary>
    public static IServiceCollection AddAgent(this IServiceCollection services)
    {
        services.TryAddSingleton<IShepherds, WeirShepherds>();
        services.TryAddSingleton<IProcesses, LinuxProcesses>();
        services.AddSingleton(provider => new JobFolders(provider.GetRequiredService<AgentOptions>(), Cgroups.Find(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<Troubles>().AddSingleton<Background>().AddSingleton<Errands>().AddSingleton<AgentReadiness>().AddSingleton<Purge>().AddSingleton<FolderPurge>().AddSingleton<KnownNumbers>();
        services.AddSingleton<JobKeepers>().AddSingleton<JobProcesses>().AddSingleton<GroupSweep>();
        services.AddSingleton<JobLedger>().AddSingleton<JobRecorder>().AddSingleton<Shortage>().AddSingleton<RightsToday>().AddSingleton<LimitBounds>();
        services.TryAddSingleton(SessionLimits.OfMachine);
        services.AddSingleton<RefusedAttempts>().AddSingleton<MachineAudit>();
        services.AddSingleton<JobInbox>().AddSingleton<JobHints>().AddSingleton<JobTruths>().AddSingleton<JobExecutor>().AddSingleton<JobEffects>().AddSingleton<JobShowing>();
        services.AddSingleton<JobLauncher>().AddSingleton<StoredLaunch>().AddSingleton<PlacedLaunch>().AddSingleton<FullOutput>().AddSingleton<AgentRecovery>();
        services.AddSingleton<WayBook>().AddSingleton<Observations>().AddSingleton<RuleBook>().AddSingleton<NumberPool>().AddSingleton<GateFilePublisher>();
        services.AddSingleton<VariableHouse>().AddSingleton<Monitors>().AddSingleton<LinkBook>().AddSingleton<ActionBook>().AddSingleton<PasswordPatience>().AddSingleton<VariableDesk>().AddSingleton<ConditionHolds>();
        services.AddSingleton(provider => new AgentVariables(
            provider.GetRequiredService<VariableDesk>(),
            provider.GetRequiredService<JobRecorder>(),
            new MonitoredJobs(
                provider.GetRequiredService<VariableDesk>(), provider.GetRequiredService<Monitors>(), provider.GetRequiredService<LinkBook>(), provider.GetRequiredService<IAgentJournal>(),
                provider.GetRequiredService<JobLedger>(), provider.GetRequiredService<JobRecorder>(), provider.GetRequiredService<MachineAudit>(), provider.GetRequiredService<TimeProvider>()),
            new AgentConditions(
                provider.GetRequiredService<VariableDesk>(), provider.GetRequiredService<VariableHouse>(), provider.GetRequiredService<ActionBook>(), provider.GetRequiredService<TimeProvider>()),
            provider.GetRequiredService<MachineAudit>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<AgentVariables>>()));
        services.AddSingleton<DiskReserve>().AddSingleton<Admission>().AddSingleton<Intake>().AddSingleton<Waiters>().AddSingleton<UntrackedRuns>().AddSingleton<Gatehouse>().AddSingleton<ByHand>();
        services.AddSingleton<FactSignal>().AddSingleton<FactProgress>().AddSingleton<ServerPresence>().AddSingleton<LinkClient>().AddSingleton<Adoptions>().AddSingleton<OrderDesk>().AddSingleton<ServerLink>().AddSingleton<ServerAbsence>();
        services.AddSingleton<LogReader>().AddSingleton<AgentQuotas>();
        services.TryAddSingleton(CronPlaces.Debian);
        services.TryAddSingleton(AtPlaces.Debian);
        services.AddSingleton<CronDesk>().AddSingleton<CronWatch>().AddSingleton<AtSpool>().AddSingleton<AtHeld>().AddSingleton<IHeldInSpool>(provider => provider.GetRequiredService<AtHeld>()).AddSingleton<AtNotices>().AddSingleton<AtUnmarked>().AddSingleton<AtWay>().AddSingleton<WayInstaller>();
        services.AddSingleton(provider => new Agent(
            provider.GetRequiredService<AgentOptions>(),
            provider.GetRequiredService<IAgentJournal>(),
            provider.GetRequiredService<Gatehouse>(),
            provider.GetRequiredService<ByHand>(),
            provider.GetRequiredService<JobLedger>(),
            provider.GetRequiredService<LogReader>(),
            provider.GetRequiredService<WayBook>(),
            provider.GetRequiredService<WayInstaller>(),
            provider.GetRequiredService<Observations>(),
            provider.GetRequiredService<GateFilePublisher>(),
            provider.GetRequiredService<ServerPresence>(),
            provider.GetRequiredService<FactProgress>(),
            provider.GetRequiredService<RuleBook>(),
            provider.GetRequiredService<AgentReadiness>(),
            provider.GetRequiredService<AgentVariables>(),
            provider.GetRequiredService<AgentQuotas>(),
            provider.GetRequiredService<MachineAudit>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<Agent>>()));
        services.AddHostedService<AgentService>();
        return services;
    }
}
