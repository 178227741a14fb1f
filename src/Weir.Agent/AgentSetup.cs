using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Weir.Agent.Audit;
using Weir.Agent.Automatic;
using Weir.Agent.Captures;
using Weir.Agent.Files;
using Weir.Agent.Gate;
using Weir.Agent.Jobs;
using Weir.Agent.Lifetime;
using Weir.Agent.Link;
using Weir.Agent.Log;
using Weir.Agent.Measuring;
using Weir.Agent.Outputs;
using Weir.Agent.Placeholders;
using Weir.Agent.Running;
using Weir.Agent.Variables;
using Weir.Agent.Watching;
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
    /// Adds <see cref="MachineAgent"/> and the service that runs it. Needed beside: its ways in, <see cref="AgentOptions"/>,
    /// <see cref="IAgentJournal"/>, <see cref="TimeProvider"/> and logging.
    /// </summary>
    public static IServiceCollection AddAgent(this IServiceCollection services)
    {
        services.AddLocalExecutor(provider => provider.GetRequiredService<AgentOptions>().Execution);
        services
            .AddSingleton<FailureReporter>()
            .AddSingleton<SupervisedLoop>()
            .AddSingleton<BackgroundTasks>()
            .AddSingleton<AgentReadiness>()
            .AddSingleton<Purge>()
            .AddSingleton<FolderPurge>()
            .AddSingleton<ForgottenJobs>()
            .AddSingleton<KnownNumbers>();
        services.AddSingleton<Executions>().AddSingleton<CgroupSweep>();
        services
            .AddSingleton<ActiveJobs>()
            .AddSingleton<JobRecorder>()
            .AddSingleton<ResourceShortage>()
            .AddSingleton<CurrentRights>()
            .AddSingleton<LimitBounds>();
        services.TryAddSingleton(SessionLimits.OfMachine);
        services.AddSingleton<RefusedAttempts>().AddSingleton<MachineAudit>();
        services
            .AddSingleton<JobInbox>()
            .AddSingleton<HintListener>()
            .AddSingleton<JobSnapshots>()
            .AddSingleton<JobDispatcher>()
            .AddSingleton<JobEffects>()
            .AddSingleton<VariableEffects>();
        services.AddSingleton<JobLauncher>().AddSingleton<StoredLaunch>().AddSingleton<InPlaceLaunch>().AddSingleton<AgentRecovery>();
        services
            .AddSingleton<WayStore>()
            .AddSingleton<GateObservations>()
            .AddSingleton<RuleCache>()
            .AddSingleton<NumberPool>()
            .AddSingleton<GateFilePublisher>()
            .AddSingleton<RuleUpdate>();
        services.AddSingleton<VariableCache>().AddSingleton<OutsideAnswers>().AddSingleton<PlaceholderFilling>().AddSingleton<RuleNames>();
        services
            .AddSingleton<VariableService>()
            .AddSingleton<MonitoringVariables>()
            .AddSingleton<LinkNameStore>()
            .AddSingleton<ActionStore>()
            .AddSingleton<PasswordThrottle>()
            .AddSingleton<VariableAccess>()
            .AddSingleton<ConditionHolds>();
        services.AddSingleton(provider => new AgentVariables(
            provider.GetRequiredService<VariableAccess>(),
            provider.GetRequiredService<JobRecorder>(),
            new MonitoredJobs(
                provider.GetRequiredService<VariableAccess>(),
                provider.GetRequiredService<MonitoringVariables>(),
                provider.GetRequiredService<LinkNameStore>(),
                provider.GetRequiredService<IAgentJournal>(),
                provider.GetRequiredService<ActiveJobs>(),
                provider.GetRequiredService<JobDispatcher>(),
                provider.GetRequiredService<MachineAudit>()
            ),
            new AgentConditions(
                provider.GetRequiredService<VariableAccess>(),
                provider.GetRequiredService<VariableService>(),
                provider.GetRequiredService<ActionStore>(),
                provider.GetRequiredService<TimeProvider>()
            ),
            provider.GetRequiredService<MachineAudit>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<AgentVariables>>()
        ));
        services
            .AddSingleton<DiskReserve>()
            .AddSingleton<QuotaCheck>()
            .AddSingleton<NumberAllocator>()
            .AddSingleton<JobOrigins>()
            .AddSingleton<ParentJobs>()
            .AddSingleton<SubmissionRules>()
            .AddSingleton<SubmittedVariables>()
            .AddSingleton<SubmissionAdmission>()
            .AddSingleton<WaitingProcesses>()
            .AddSingleton<SubmissionChecks>()
            .AddSingleton<SubmissionHandler>()
            .AddSingleton<OperatorActions>();
        services
            .AddSingleton<CaptureSources>()
            .AddSingleton<CaptureOrigins>()
            .AddSingleton<CaptureShelf>()
            .AddSingleton<CaptureDesk>()
            .AddSingleton<PlannedCaptures>()
            .AddSingleton<CaptureSwitch>()
            .AddSingleton<CaptureRights>()
            .AddSingleton<CaptureReading>()
            .AddSingleton<CaptureBook>()
            .AddSingleton<CaptureRuns>();
        services
            .AddSingleton<FactSignal>()
            .AddSingleton<FactProgress>()
            .AddSingleton<ServerPresence>()
            .AddSingleton<LinkClient>()
            .AddSingleton<VariableAdoptions>()
            .AddSingleton<OrderDecisions>()
            .AddSingleton<Reruns>()
            .AddSingleton<PlannedStarts>()
            .AddSingleton<FolderChanges>()
            .AddSingleton<PlannedWatches>()
            .AddSingleton<VariableOrders>()
            .AddSingleton<OrderedDeeds>()
            .AddSingleton<OrderHandler>()
            .AddSingleton<FactSender>()
            .AddSingleton<SampleBuffer>()
            .AddSingleton<MachineSampler>()
            .AddSingleton<SampleSender>()
            .AddSingleton<JournalChecks>()
            .AddSingleton<JournalReporting>()
            .AddSingleton<OrderPolling>()
            .AddSingleton<NumberLeasing>()
            .AddSingleton<RestoreNotice>()
            .AddSingleton<JournalAge>()
            .AddSingleton<LinkTraffic>()
            .AddSingleton<Handshake>()
            .AddSingleton<ServerLink>()
            .AddSingleton<ServerAbsence>();
        services
            .AddSingleton<OutputSignal>()
            .AddSingleton<OutputPatterns>()
            .AddSingleton<OutputReading>()
            .AddSingleton<OutputFollowing>()
            .AddSingleton<OutputEffects>()
            .AddSingleton<OutputRows>()
            .AddSingleton<OutputDeeds>()
            .AddSingleton<OutputDesk>();
        services.TryAddSingleton<IOutputMail, NoOutputMail>();
        services.AddSingleton<LogReader>().AddSingleton<AgentQuotas>();
        services.AddSingleton<WayInstaller>().AddSingleton<PlaceWatch>();
        services.TryAddSingleton<IProcessorMeter, MachineMeter>();
        services.TryAddSingleton<IHeldSpool, NoSpool>();
        services.TryAddSingleton<IWatch, NoWatch>();
        services.AddSingleton(provider => new MachineWatcher(
            provider.GetRequiredService<IWatch>(),
            provider.GetRequiredService<WayStore>(),
            provider.GetRequiredService<GateFilePublisher>(),
            provider.GetRequiredService<MachineAudit>(),
            provider.GetRequiredService<AgentReadiness>(),
            provider.GetRequiredService<TimeProvider>()
        ));
        services.AddSingleton<TrackedJobs>().AddSingleton<GateWays>().AddSingleton<LinkStatus>().AddSingleton<AgentMaintenance>();
        services.AddSingleton(provider => new MachineAgent(
            provider.GetRequiredService<SubmissionHandler>(),
            provider.GetRequiredService<TrackedJobs>(),
            provider.GetRequiredService<GateWays>(),
            provider.GetRequiredService<LinkStatus>(),
            provider.GetRequiredService<AgentMaintenance>(),
            provider.GetRequiredService<AgentVariables>(),
            provider.GetRequiredService<AgentReadiness>()
        )
        {
            Captures = new AgentCaptures(
                provider.GetRequiredService<CaptureSwitch>(),
                provider.GetRequiredService<CaptureReading>(),
                provider.GetRequiredService<CaptureRights>(),
                provider.GetRequiredService<CaptureBook>(),
                provider.GetRequiredService<CaptureRuns>(),
                provider.GetRequiredService<AgentReadiness>()
            ),
        });
        services
            .AddSingleton<StartupDamage>()
            .AddSingleton<GateStartup>()
            .AddSingleton<NumbersStartup>()
            .AddSingleton<VariablesStartup>()
            .AddSingleton<StartupNotice>()
            .AddSingleton<AgentStartup>()
            .AddSingleton<AgentShutdown>();
        services.AddSingleton(provider => new AgentTasks(provider.GetRequiredService<SupervisedLoop>(), [.. PartsOf(provider)]));
        services.AddHostedService<AgentService>();
        return services;
    }

    private static IEnumerable<AgentTask> PartsOf(IServiceProvider provider)
    {
        yield return new AgentTask("the jobs", provider.GetRequiredService<JobDispatcher>().RunAsync);
        yield return new AgentTask("expecting processes back", provider.GetRequiredService<JobInbox>().OpenAsync, AwaitsHost: true);
        yield return new AgentTask("taking hints", provider.GetRequiredService<HintListener>().RunAsync);
        yield return new AgentTask("the link to the server", provider.GetRequiredService<ServerLink>().RunAsync, AwaitsHost: true);
        yield return new AgentTask("sampling the machine", provider.GetRequiredService<MachineSampler>().RunAsync);
        yield return new AgentTask("leasing numbers", provider.GetRequiredService<NumberLeasing>().RunAsync, AwaitsHost: true);
        yield return new AgentTask("looking for the server's absence", provider.GetRequiredService<ServerAbsence>().RunAsync);
        yield return new AgentTask("purging", provider.GetRequiredService<Purge>().RunAsync);
        yield return new AgentTask("caring for output", provider.GetRequiredService<OutputDesk>().RunAsync, AwaitsHost: true);
        yield return new AgentTask("removing control groups", provider.GetRequiredService<CgroupSweep>().RunAsync);
        yield return new AgentTask("counting stored submissions", provider.GetRequiredService<QuotaCheck>().CountAsync);
        yield return new AgentTask("forgetting links of jobs that ended", provider.GetRequiredService<LinkNameStore>().RunAsync);
        yield return new AgentTask("keeping what the gate observed", provider.GetRequiredService<GateObservations>().RunAsync);
        yield return provider.GetRequiredService<IWatch>().Part;
        if (provider.GetRequiredService<AgentOptions>().ControlsGate)
        {
            foreach (var way in provider.GetServices<IWay>())
            {
                yield return way.Part;
            }

            var watch = provider.GetRequiredService<PlaceWatch>();
            foreach (var places in provider.GetServices<IOwnPlaces>())
            {
                yield return new AgentTask($"looking at what the way {places.Way} put in", token => watch.FollowAsync(places, token));
            }
        }
    }
}
